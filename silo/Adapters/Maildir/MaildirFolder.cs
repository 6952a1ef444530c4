using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>The three folders of a Maildir.</summary>
internal sealed class MaildirFolder
{
    /// <summary>Creates what is missing (0700).</summary>
    public MaildirFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var root = Path.GetFullPath(path);
        Temporary = Path.Combine(root, "tmp");
        New = Path.Combine(root, "new");
        Current = Path.Combine(root, "cur");
        try
        {
            PrivateFiles.CreateFolder(root);
            PrivateFiles.CreateFolder(Temporary);
            PrivateFiles.CreateFolder(New);
            PrivateFiles.CreateFolder(Current);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"mail folder {root} is not writable: give this user the right to write there ({exception.Message})", exception);
        }
    }

    /// <summary>What is not complete yet; nobody reads here.</summary>
    public string Temporary { get; }

    /// <summary>What was delivered and not read.</summary>
    public string New { get; }

    /// <summary>What was read.</summary>
    public string Current { get; }
}
