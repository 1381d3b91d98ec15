import { Component, type ReactNode } from 'react';
import { withoutTokens } from '#inference/inference-error.ts';
import { copyText } from '#lib/copy-text.ts';
import { Button } from '#ui/button.tsx';

/** What stands in for the page when it breaks: what happened, the details to copy, and a way back. */
export class Crash extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(cause: unknown) {
    return { error: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const details = withoutTokens(`${error.name}: ${error.message}\n${error.stack ?? ''}`);
    return (
      <main className="mx-auto grid max-w-[40rem] gap-4 p-6 pt-[15dvh]">
        <h1 className="text-lg font-semibold">Proofsheet broke</h1>
        <p className="text-mute">
          Your pictures and what you typed are kept on this device. Reloading the page brings them back.
        </p>
        <div className="flex gap-2">
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <Button onClick={() => void copyText(details)}>Copy details</Button>
        </div>
        <pre className="mono overflow-x-auto rounded-lg border border-line bg-panel p-3 text-mute">{details}</pre>
      </main>
    );
  }
}
