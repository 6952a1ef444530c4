using Platform.Encryption;
using Platform.Silo.Hosting;

namespace Platform.Gateway.Doctor;

/// <summary>Whether content is encrypted, and with which key. AWS KMS is not asked.</summary>
internal static class EncryptionChecks
{
    private const string Area = "encryption";

    /// <summary>The state, and what is wrong with the key.</summary>
    public static IEnumerable<DoctorCheck> Check(EncryptionOptions options, string folder, Func<string, string?> environment)
    {
        string? current;
        DoctorCheck? wrong = null;
        try
        {
            current = ContentKeys.NameOf(options, environment);
        }
        catch (ContentKeyException refusal)
        {
            (current, wrong) = (null, DoctorCheck.Fail(Area, refusal.Message, "the platform does not start with it"));
        }

        var keys = Path.Combine(folder, "keys.db");
        if (wrong is not null)
        {
            yield return wrong;
        }
        else if (current is null)
        {
            yield return File.Exists(keys)
                ? DoctorCheck.Fail(Area, $"{keys} holds data keys, and no key is set to unwrap them", $"set {EncryptionOptions.Section}:KeyFile as it was: the platform does not start without it")
                : DoctorCheck.Ok(Area, $"content is not encrypted field by field ({EncryptionOptions.Section} names no key)");
        }
        else
        {
            yield return DoctorCheck.Ok(Area, $"content is encrypted with a data key for each customer, wrapped by {current}");
        }

        if (options.KeyFile.Length > 0 && Path.GetFullPath(options.KeyFile).StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
        {
            yield return DoctorCheck.Warn(Area, $"{options.KeyFile} lies in the data folder: whoever copies the folder has the key too", "move it to another place, such as /etc/platform/data.key");
        }
    }
}
