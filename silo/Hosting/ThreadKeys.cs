using System.Security.Cryptography;
using Platform.Outgoing;

namespace Platform.Silo.Hosting;

/// <summary>
/// The keys that sign thread tokens. From <c>PLATFORM_THREAD_KEYS</c>: <c>ID:BASE64</c> pairs separated by commas, the
/// first signs, all verify. Without it a key is made once and kept beside the data, readable by its owner only: enough
/// for one machine; a cluster shares the variable.
/// </summary>
public static class ThreadKeys
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "PLATFORM_THREAD_KEYS";
    private const int SecretBytes = 32;

    /// <summary>The keys.</summary>
    /// <exception cref="InvalidDataException">The variable or the file cannot be read; the message names it and never its content.</exception>
    public static ThreadTokens Load(string dataFolder) =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Parse(given) : [FromFile(Path.Combine(dataFolder, "thread.key"))]);

    /// <summary>Reads the variable's value.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message never has its content.</exception>
    public static IReadOnlyList<ThreadTokenKey> Parse(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var keys = new List<ThreadTokenKey>();
        foreach (var pair in given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = pair.IndexOf(':', StringComparison.Ordinal);
            var secret = new byte[256];
            if (at < 1 || !byte.TryParse(pair.AsSpan(0, at), out var id) || !Convert.TryFromBase64String(pair[(at + 1)..], secret, out var length)
                || length < ThreadTokenKey.MinSecretBytes)
            {
                throw new InvalidDataException(
                    $"{Variable}: entry {keys.Count + 1} is not ID:BASE64 with an id from 0 to 255 and at least {ThreadTokenKey.MinSecretBytes} bytes; make one with: echo \"1:$(openssl rand -base64 32)\"");
            }

            keys.Add(new(id, secret.AsMemory(0, length)));
        }

        return keys.Count > 0 ? keys : throw new InvalidDataException($"{Variable} is empty: unset it, or give ID:BASE64");
    }

    private static ThreadTokenKey FromFile(string path)
    {
        if (!File.Exists(path))
        {
            // Written whole before it has its name: a crash leaves no half of a key.
            var fresh = path + ".tmp";
            using (var file = new FileStream(fresh, PrivateFile()))
            {
                file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: false);
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length == SecretBytes
            ? new(1, secret)
            : throw new InvalidDataException($"{path} is not a key of {SecretBytes} bytes: restore it from a backup, or remove it (open threads are then found by their headers only)");
    }

    private static FileStreamOptions PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
