using System.Globalization;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>The folder that holds everything one process keeps. It is locked while this object lives; the lock ends with the process, however that ends.</summary>
public sealed class DataFolder : IDisposable
{
    private const string LockName = "platform.lock";
    private const string ProcessName = "platform.pid";
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The database's file.</summary>
    public string DatabasePath => System.IO.Path.Combine(Path, "platform.db");

    /// <summary>The data keys' file, apart from the database: docs/adr/0030-encryption-at-rest.md.</summary>
    public string KeysPath => System.IO.Path.Combine(Path, "keys.db");

    /// <summary>The Maildir from which mails are taken.</summary>
    public string InboxPath => System.IO.Path.Combine(Path, "inbox");

    /// <summary>The Maildir into which replies are put.</summary>
    public string OutboxPath => System.IO.Path.Combine(Path, "outbox");

    /// <summary>Creates the folder if need be and locks it.</summary>
    /// <exception cref="DataFolderException">It cannot be written, or another process has it.</exception>
    public static DataFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            PrivateFiles.CreateFolder(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"data folder {full} cannot be created: create it for this user, or choose another with --data ({exception.Message})", exception);
        }

        var @lock = Lock(full);
        try
        {
            // Beside the lock: a locked file cannot be read by the one who is told the number.
            using var process = PrivateFiles.Create(System.IO.Path.Combine(full, ProcessName), FileShare.Read);
            process.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return new DataFolder(full, @lock);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            @lock.Dispose();
            throw NotWritable(full, exception);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        try
        {
            // FileShare.None is an advisory lock on Unix (flock) and a sharing mode on Windows; the system releases both.
            return PrivateFiles.Create(file, FileShare.None, FileMode.OpenOrCreate);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotWritable(path, exception);
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw new DataFolderException(
                $"data folder {path} is in use by another process (pid {FindOwner(path)}): stop it or choose another with --data", exception);
        }
        catch (IOException exception)
        {
            throw NotWritable(path, exception);
        }
    }

    private static DataFolderException NotWritable(string path, Exception cause) => new(
        $"data folder {path} is not writable: give this user the right to write there, or choose another with --data ({cause.Message})", cause);

    private static string FindOwner(string path)
    {
        try
        {
            var text = File.ReadAllText(System.IO.Path.Combine(path, ProcessName));
            return text.Length is > 0 and < 20 ? text : "unknown";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
