using System.Threading.Channels;
using Platform.Deliveries;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>
/// Puts replies into a Maildir, from which any relay can take them. A mail is written in <c>tmp/</c> and moved to <c>new/</c> once it is durable; a mark,
/// made before it is moved, tells after a crash that it was, wherever a relay has taken it (docs/adr/0005-delivery.md).
/// </summary>
public sealed class MaildirTransport : IMailTransport, IAsyncDisposable, IDisposable
{
    private const int QueueLimit = 1024;
    private const int BatchLimit = 256;

    // Each fsync is a wait of the disk, syncfs is one for everything. But syncfs also writes what others left dirty on the
    // file system, so that it is taken only where several waits are saved.
    private const int SyncAllFrom = 3;

    private static readonly HandOver Taken = new HandOver.Accepted();

    private readonly MaildirFolder _folder;
    private readonly MaildirMarks _marks;
    private readonly Durability _temporary;
    private readonly Durability _new;
    private readonly Channel<MaildirOperation> _queue;
    private readonly List<FileStream> _open = new(BatchLimit);
    private readonly Thread _thread;

    // Of the batch: what is in tmp and not durable, and what is in new and not durable.
    private List<MaildirOperation> _written = new(BatchLimit);
    private List<MaildirOperation> _moved = new(BatchLimit);

    /// <param name="path">The Maildir; its folders are created (0700).</param>
    /// <exception cref="DataFolderException">The folder is not writable.</exception>
    public MaildirTransport(string path)
    {
        _folder = new MaildirFolder(path);
        _marks = new MaildirMarks(_folder.Temporary);
        _temporary = new Durability(_folder.Temporary);
        _new = new Durability(_folder.New);
        _queue = Channel.CreateBounded<MaildirOperation>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });
        _thread = new Thread(Loop) { Name = "maildir-writer", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public string Name => MailTransports.Maildir;

    /// <inheritdoc/>
    public bool RemembersHandOvers => true;

    /// <summary>Not needed here: a mail is handed over in one step.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task StageAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("the outbox takes a mail in one step");

    /// <summary>Whether a mail was handed over.</summary>
    public Task<HandOver> HandOverAsync(string deliveryId, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsHandedOver(MaildirName.Of(deliveryId)) ? Taken : new HandOver.Missing());

    /// <inheritdoc/>
    public async Task<HandOver> HandOverAsync(string deliveryId, ReadOnlyMemory<byte> mail, CancellationToken cancellationToken = default)
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
        return Taken;
    }

    /// <summary>Removes what is left of a mail that was not handed over.</summary>
    public Task<HandOver> WithdrawAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        var name = MaildirName.Of(deliveryId);
        if (IsHandedOver(name))
        {
            return Task.FromResult(Taken);
        }

        // The mark first: a mark without a mail says that it was handed over.
        _marks.Remove(name);
        File.Delete(Temporary(name));
        return Task.FromResult<HandOver>(new HandOver.Missing());
    }

    /// <inheritdoc/>
    public Task ForgetAsync(string deliveryId, CancellationToken cancellationToken = default)
    {
        _marks.Forget(MaildirName.Of(deliveryId));
        return Task.CompletedTask;
    }

    /// <summary>Finishes what waits.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
            _marks.RemoveForgotten(keep: 0);
            _temporary.Dispose();
            _new.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => new(Task.Run(Dispose));

    private string Temporary(string name) => Path.Combine(_folder.Temporary, name);

    /// <summary>A crash between the mark and the move leaves both files: nobody has seen that mail.</summary>
    private bool IsHandedOver(string name) => (_marks.Has(name) && !File.Exists(Temporary(name))) || File.Exists(Path.Combine(_folder.New, name));

    private void Loop()
    {
        // A thread of its own may wait synchronously; the pool's threads never wait for the disk. What one batch has written the next one
        // moves, so that one wait serves the mails that come and those that go.
        while (_written.Count > 0 || _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _written.ForEach(Move);
            _written.Clear();
            while (_written.Count + _moved.Count < BatchLimit && _queue.Reader.TryRead(out var operation))
            {
                if (!operation.TryCancel())
                {
                    Write(operation);
                }
            }

            Finish();
            _marks.RemoveForgotten();
        }
    }

    private void Write(MaildirOperation operation)
    {
        try
        {
            if (IsHandedOver(operation.Name))
            {
                // Before a crash, perhaps, that came before its entry was durable.
                _moved.Add(operation);
                return;
            }

            var file = CreateTemporary(operation.Name);
            _open.Add(file);
            file.Write(operation.Mail.Span);
            _written.Add(operation);
        }
        catch (Exception exception)
        {
            operation.Fail(exception);
        }
    }

    private FileStream CreateTemporary(string name)
    {
        var path = Temporary(name);

        // Never truncated: ext4 writes a truncated file to the disk when it is closed, which is a write for each file of a batch.
        try
        {
            return PrivateFiles.Create(path, FileShare.None, FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(path))
        {
            // A crash left it, perhaps half-written: it is written anew, as nobody reads in tmp. Its mark goes first, which alone would say that it was handed over.
            _marks.Remove(name);
            File.Delete(path);
            return PrivateFiles.Create(path, FileShare.None, FileMode.CreateNew);
        }
    }

    private void Move(MaildirOperation operation)
    {
        try
        {
            _marks.Make(operation.Name);
            File.Move(Temporary(operation.Name), Path.Combine(_folder.New, operation.Name), overwrite: true);
            _moved.Add(operation);
        }
        catch (FileNotFoundException) when (Directory.Exists(_folder.Temporary))
        {
            // Asked for twice in one batch: the other one has moved it.
            _moved.Add(operation);
        }
        catch (Exception exception)
        {
            operation.Fail(exception);
        }
    }

    private void Finish()
    {
        try
        {
            MakeDurable();
            _moved.ForEach(operation => operation.Complete());
        }
        catch (Exception exception)
        {
            // Marked and moved, as it may be: the next attempt finds out.
            _moved.ForEach(operation => operation.Fail(exception));
            _written.ForEach(operation => operation.Fail(exception));
            _written.Clear();
        }

        _moved.Clear();
    }

    private void MakeDurable()
    {
        // A folder is a wait at least, and without a journal one for each of its blocks that a move has changed.
        var waits = _open.Count + (_moved.Count == 0 ? 0 : Math.Max(_moved.Count, 2));
        var all = Durability.CanSyncAll && waits >= SyncAllFrom;
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
        }
        else if (_moved.Count > 0)
        {
            // First where files come to, then where they go from: a crash between may show a mail in both places, never in none.
            _new.SyncEntries();
            _temporary.SyncEntries();
        }
    }
}
