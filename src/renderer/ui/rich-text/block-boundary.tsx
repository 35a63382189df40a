import { Component, type ReactNode } from 'react';
import { UnknownBlock } from './unknown-node';

interface BlockBoundaryProps {
  readonly type: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** A block that cannot be drawn shows its text; the blocks around it stay as they are. */
export class BlockBoundary extends Component<BlockBoundaryProps, { readonly failed: boolean; readonly text: string }> {
  override state = { failed: false, text: this.props.text };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  // Another document may be drawn in the same place: it gets its own chance.
  static getDerivedStateFromProps(props: BlockBoundaryProps, state: { readonly text: string }) {
    return props.text === state.text ? null : { failed: false, text: props.text };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <UnknownBlock type={this.props.type}>{this.props.text}</UnknownBlock>;
  }
}
