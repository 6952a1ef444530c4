using System.Threading.Channels;
using Platform.Deliveries;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>
/// Puts replies into a Maildir, from which any relay can take them. Staged mails are in <c>tmp/</c>, handed-over ones in <c>new/</c>.
/// What waits is written together and made durable by one wait of the disk.
/// </summary>
public sealed class MaildirTransport : IMailTransport, IAsyncDisposable, IDisposable
{
    private const int QueueLimit = 1024;
    private const int BatchLimit = 256;

    // Each fsync is a wait of the disk, syncfs is one for everything. But syncfs also writes what others left dirty on the
    // file system, so that it is taken only where several waits are saved: a lone stage or hand-over needs two.
    private const int SyncAllFrom = 3;

    private static readonly HandOver Taken = new HandOver.Accepted();

    private readonly MaildirFolder _folder;
    private readonly Durability _temporary;
    private readonly Durability _new;
    private readonly Channel<MaildirOperation> _queue;
    private readonly List<MaildirOperation> _batch = new(BatchLimit);
    private readonly List<FileStream> _open = new(BatchLimit);
    private readonly Thread _thread;

    /// <param name="path">The Maildir; its folders are created (0700).</param>
    /// <exception cref="DataFolderException">The folder is not writable.</exception>
    public MaildirTransport(string path)
    {
        _folder = new MaildirFolder(path);
        _temporary = new Durability(_folder.Temporary);
        _new = new Durability(_folder.New);
        _queue = Channel.CreateBounded<MaildirOperation>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });
        _thread = new Thread(Loop) { Name = "maildir-writer", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public string Name => MailTransports.Maildir;

    /// <inheritdoc/>
    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        EnqueueAsync(deliveryId, mail, cancellationToken);

    /// <summary>Moves a staged mail to where the relay looks. One that is no longer in <c>tmp</c> was handed over before a crash.</summary>
    public async Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        await EnqueueAsync(deliveryId, mail: null, cancellationToken);
        return Taken;
    }

    /// <summary>Removes a mail from <c>tmp</c>; one that is no longer there was handed over.</summary>
    public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        var staged = Path.Combine(_folder.Temporary, MaildirName.Of(deliveryId));
        if (!File.Exists(staged))
        {
            return Task.FromResult(Taken);
        }

        File.Delete(staged);
        return Task.FromResult<HandOver>(new HandOver.Missing());
    }

    /// <summary>Nothing is left: the file went its way.</summary>
    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Finishes what waits.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
            _temporary.Dispose();
            _new.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private async Task EnqueueAsync(string deliveryId, ReadOnlyMemory<byte>? mail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new MaildirOperation(MaildirName.Of(deliveryId), mail, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(operation, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("the outbox was closed", exception);
        }

        await operation.Task;
    }

    private void Loop()
    {
        // A thread of its own may wait synchronously; the pool's threads never wait for the disk.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_batch.Count < BatchLimit && _queue.Reader.TryRead(out var operation))
            {
                if (!operation.TryCancel() && TryRun(operation))
                {
                    _batch.Add(operation);
                }
            }

            Finish();
        }
    }

    private bool TryRun(MaildirOperation operation)
    {
        try
        {
            if (operation.Mail is { } mail)
            {
                Stage(operation.Name, mail.Span);
            }
            else
            {
                HandOver(operation.Name);
            }

            return true;
        }
        catch (Exception exception)
        {
            operation.Fail(exception);
            return false;
        }
    }

    private void Stage(string name, ReadOnlySpan<byte> mail)
    {
        if (File.Exists(Path.Combine(_folder.New, name)))
        {
            // Handed over already: staging it again would send it again.
            return;
        }

        var file = CreateTemporary(Path.Combine(_folder.Temporary, name));
        try
        {
            file.Write(mail);
            _open.Add(file);
        }
        catch (Exception)
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStream CreateTemporary(string path)
    {
        // Never truncated: ext4 writes a truncated file to the disk when it is closed, which is a write for each file of a batch.
        try
        {
            return PrivateFiles.Create(path, FileShare.None, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(path))
        {
            // A crash left it, perhaps half-written: it is written anew, as nobody reads in tmp.
            File.Delete(path);
            return PrivateFiles.Create(path, FileShare.None, FileMode.CreateNew);
        }
    }

    private void HandOver(string name)
    {
        try
        {
            File.Move(Path.Combine(_folder.Temporary, name), Path.Combine(_folder.New, name), overwrite: true);
        }
        catch (FileNotFoundException) when (Directory.Exists(_folder.Temporary))
        {
            // Handed over before a crash. The entry is made durable again below, in case that crash came before it was.
        }
    }

    private void Finish()
    {
        try
        {
            MakeDurable();
            _batch.ForEach(operation => operation.Complete());
        }
        catch (Exception exception)
        {
            _batch.ForEach(operation => operation.Fail(exception));
        }

        _batch.Clear();
    }

    private void MakeDurable()
    {
        var moved = _batch.Exists(operation => operation.Mail is null);
        var folders = moved ? 2 : _open.Count > 0 ? 1 : 0;
        var all = Durability.CanSyncAll && _open.Count + folders >= SyncAllFrom;
        try
        {
            if (!all)
            {
                _open.ForEach(file => file.Flush(flushToDisk: true));
            }
        }
        finally
        {
            _open.ForEach(file => file.Dispose());
            _open.Clear();
        }

        if (all)
        {
            _temporary.SyncAll();
            return;
        }

        // First where files come to, then where they go from: a crash between may show a mail in both places, never in none.
        if (moved)
        {
            _new.SyncEntries();
        }

        if (folders > 0)
        {
            _temporary.SyncEntries();
        }
    }
}
