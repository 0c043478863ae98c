using Distributor.Machines;
using Microsoft.Win32.SafeHandles;

namespace Distributor.Cli.Control;

/// <summary>Types into a machine's console.</summary>
internal sealed class ConsoleInput(Func<CancellationToken, Task<ConsoleReport?>> find) : IAsyncDisposable
{
    /// <summary>Ctrl-], as telnet has it.</summary>
    private const byte Leave = 0x1d;

    private FileStream? _pipe;

    /// <summary>Takes keys from standard input until Ctrl-], or its end. Returns true for Ctrl-].</summary>
    public async Task<bool> TypeAsync(CancellationToken cancellationToken)
    {
        // The stream of Console would read lines.
        using var standardInput = new SafeFileHandle(0, ownsHandle: false);
        var input = new FileStream(standardInput, FileAccess.Read, bufferSize: 0);
        await using var _ = input.ConfigureAwait(false);
        var keys = new byte[256];
        while (await input.ReadAsync(keys, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            var leave = Array.IndexOf(keys, Leave, 0, count);
            await SendAsync(keys.AsMemory(0, leave >= 0 ? leave : count), cancellationToken).ConfigureAwait(false);
            if (leave >= 0) return true;
        }
        return false;
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A machine that was replaced has another pipe.
    private async Task SendAsync(ReadOnlyMemory<byte> keys, CancellationToken cancellationToken)
    {
        try
        {
            _pipe ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (_pipe is not null) await _pipe.WriteAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            await DisposeAsync().ConfigureAwait(false);
            _pipe = null;
        }
    }

    private async Task<FileStream?> OpenAsync(CancellationToken cancellationToken)
    {
        return await find(cancellationToken).ConfigureAwait(false) is { } console
            ? new(console.Input, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)
            : null;
    }
}
