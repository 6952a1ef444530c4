using System.Collections.Immutable;
using System.Security.Cryptography;
using Platform.Encryption;

namespace Platform.Silo.Adapters.Encryption;

/// <summary>Reads key-encryption keys from a file or from the environment. Messages name the place and never a key.</summary>
internal static class KeyFile
{
    private const string HowTo = "make one with: openssl rand -base64 32";
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The keys that the settings name, the one that wraps first; empty when they name none.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="ContentKeyException">A file is missing, may be read by others, or has no keys of 32 bytes.</exception>
    public static ImmutableArray<byte[]> Load(EncryptionOptions options, Func<string, string?> environment)
    {
        var variable = environment(EncryptionOptions.KeyVariable);
        if (options.KeyFile.Length > 0)
        {
            return string.IsNullOrEmpty(variable)
                ? Parse(Read(options.KeyFile), $"{EncryptionOptions.Section}:KeyFile {options.KeyFile}")
                : throw new ContentKeyException($"{EncryptionOptions.Section}:KeyFile and {EncryptionOptions.KeyVariable} are both set: remove one of them");
        }

        return string.IsNullOrEmpty(variable) ? [] : Parse(variable, EncryptionOptions.KeyVariable);
    }

    /// <summary>A key's name: a hash, which tells nothing of it.</summary>
    public static string NameOf(ReadOnlySpan<byte> key) =>
        $"file:{Convert.ToHexStringLower(SHA256.HashData([.. "key-encryption-key/v1\0"u8, .. key]).AsSpan(0, 6))}";

    private static string Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) is not UnixFileMode.None)
            {
                throw new ContentKeyException(
                    $"{EncryptionOptions.Section}:KeyFile {path} has mode {Convert.ToString((int)File.GetUnixFileMode(path), 8).PadLeft(4, '0')}, others may use it: chmod 600 {path}");
            }

            return File.ReadAllText(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ContentKeyException($"{EncryptionOptions.Section}:KeyFile {path} does not exist: restore it; without it nothing that it encrypted can be read. For a first start {HowTo}", missing);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            throw new ContentKeyException($"{EncryptionOptions.Section}:KeyFile {path} cannot be read: {closed.Message}", closed);
        }
    }

    private static ImmutableArray<byte[]> Parse(string text, string where)
    {
        var keys = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var line in text.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var key = new byte[line.Length];
            if (!Convert.TryFromBase64String(line, key, out var length) || length != DataKey.SecretBytes)
            {
                throw new ContentKeyException($"{where}: line {keys.Count + 1} is not {DataKey.SecretBytes} bytes in base64; {HowTo}");
            }

            keys.Add(key[..length]);
        }

        return keys.Count > 0 ? keys.ToImmutable() : throw new ContentKeyException($"{where} is empty; {HowTo}");
    }
}
