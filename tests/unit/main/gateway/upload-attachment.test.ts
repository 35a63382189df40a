import { expect, it } from 'vitest';
import { multipart } from '../../../../src/main/gateway/upload-attachment';

it('writes one part named file, whatever the name and the bytes', async () => {
  const bytes = new Uint8Array([0, 13, 10, 45, 45, 255]);
  const { contentType, bytes: body } = multipart({ name: 'Über "x"\r\n.PNG', bytes }, 'edge');
  const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw new Error('There is no file in it.');
  expect(file.type).toBe('image/png');
  expect(file.name).toContain('Über');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
});
