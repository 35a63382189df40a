/**
 * Runs inside the measured page, as text. `__bench.keys(read)` follows keys: `read` counts what the screen has answered; each key is
 * painted once the frame that shows its answer is done. `__bench.until(ready)` follows the next click until `ready` holds in a frame.
 * Frames are asked for only while something is waited for: a permanent loop would make every key wait for its next turn.
 */
function watchPaints() {
  const afterFrame = (then) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', then, { once: true });
    channel.port1.start();
    channel.port2.postMessage(null);
  };
  globalThis.__bench = {
    keys(read) {
      const keys = [];
      const before = read();
      let painted = 0;
      let watching = false;
      const frame = () => {
        const reached = read() - before;
        afterFrame(() => {
          for (; painted < Math.min(reached, keys.length); painted += 1) keys[painted].painted = performance.now();
          watching = painted < keys.length;
          if (watching) requestAnimationFrame(frame);
        });
      };
      const pressed = (event) => {
        keys.push({ at: event.timeStamp });
        if (watching) return;
        watching = true;
        requestAnimationFrame(frame);
      };
      addEventListener('keydown', pressed, true);
      return () => {
        removeEventListener('keydown', pressed, true);
        return keys;
      };
    },
    until(ready) {
      return new Promise((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = () =>
              ready() ? afterFrame(() => resolve(performance.now() - timeStamp)) : requestAnimationFrame(look);
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
    },
  };
}

export const WATCH_PAINTS = `(${watchPaints.toString()})()`;
