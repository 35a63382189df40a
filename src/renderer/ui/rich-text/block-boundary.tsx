import { Component, type ReactNode } from 'react';
import { UnknownBlock } from './unknown-node';

interface BlockBoundaryProps {
  readonly type: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** A block that cannot be drawn shows its text; the blocks around it stay as they are. */
export class BlockBoundary extends Component<BlockBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: BlockBoundaryProps) {
    // Another document may be drawn in the same place.
    if (this.state.failed && before.text !== this.props.text) this.setState({ failed: false });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <UnknownBlock type={this.props.type}>{this.props.text}</UnknownBlock>;
  }
}
