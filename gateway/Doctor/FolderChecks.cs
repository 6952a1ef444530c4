using System.Globalization;

namespace Platform.Gateway.Doctor;

/// <summary>The data folder and the Maildirs in it. Nothing is kept that is written for the look.</summary>
internal static class FolderChecks
{
    private const string Area = "folder";
    private const long Gigabyte = 1L << 30;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] Files = ["platform.db", "keys.db", "thread.key"];
    private static readonly string[] Mailboxes = ["inbox", "outbox"];

    /// <summary>Rights, owner, room.</summary>
    public static IEnumerable<DoctorCheck> Folder(string path)
    {
        if (!Directory.Exists(path))
        {
            yield return File.Exists(path)
                ? DoctorCheck.Fail(Area, $"{path} is a file", "name a folder with --data")
                : Creatable(path);
            yield break;
        }

        yield return Rights(path);
        yield return Writable(path)
            ? DoctorCheck.Ok(Area, $"{path} can be written")
            : DoctorCheck.Fail(Area, $"{path} cannot be written by this user", $"chown -R {Environment.UserName} {path}, or choose another with --data");
        foreach (var file in Files.Select(name => Path.Combine(path, name)).Where(File.Exists).Where(HasOthers))
        {
            yield return DoctorCheck.Fail(Area, $"{file} is readable by others: it holds customers' mails or the key", $"chmod 600 {file}");
        }

        yield return Room(path);
    }

    /// <summary>What is delivered is renamed from one folder of a Maildir to another, which is one step only on one file system.</summary>
    public static IEnumerable<DoctorCheck> Maildirs(string path)
    {
        foreach (var mailbox in Mailboxes.Select(name => Path.Combine(path, name)))
        {
            if (!Directory.Exists(mailbox))
            {
                yield return DoctorCheck.Ok("maildir", $"{mailbox} will be made at the start");
                continue;
            }

            var folders = ((string[])["tmp", "new", "cur"]).Select(name => Path.Combine(mailbox, name)).Where(Directory.Exists).ToList();
            var mounts = folders.Select(MountOf).Distinct(StringComparer.Ordinal).ToList();
            if (mounts.Count > 1)
            {
                yield return DoctorCheck.Fail("maildir", $"{mailbox} lies on {mounts.Count} file systems ({string.Join(", ", mounts)}): a rename there is a copy, and may be seen half", "put tmp, new and cur on one");
            }
            else if (folders.Find(folder => !Writable(folder)) is { } closed)
            {
                yield return DoctorCheck.Fail("maildir", $"{closed} cannot be written by this user", $"chown -R {Environment.UserName} {mailbox}");
            }
            else
            {
                yield return DoctorCheck.Ok("maildir", $"{mailbox} is one file system and can be written");
            }
        }
    }

    /// <summary>Makes a file in a folder and removes it; returns when the file system says that it was made, null when it cannot be.</summary>
    public static DateTimeOffset? Touch(string folder)
    {
        var file = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(file, []);
            return new(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static DoctorCheck Creatable(string path)
    {
        var parent = Path.GetDirectoryName(path);
        while (parent is not null && !Directory.Exists(parent))
        {
            parent = Path.GetDirectoryName(parent);
        }

        return parent is not null && Writable(parent)
            ? DoctorCheck.Ok(Area, $"{path} does not exist yet: it is made at the start (0700)")
            : DoctorCheck.Fail(Area, $"{path} does not exist and cannot be made in {parent}", "make it for this user, or choose another with --data");
    }

    private static DoctorCheck Rights(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return DoctorCheck.Warn(Area, $"{path}: rights are not looked at on Windows", "let only the platform's user read it");
        }

        var mode = File.GetUnixFileMode(path);
        var octal = Convert.ToString((int)mode, 8).PadLeft(4, '0');
        if ((mode & Others) != UnixFileMode.None)
        {
            return DoctorCheck.Fail(Area, $"{path} has mode {octal}: others can look into customers' mails", $"chmod 700 {path}");
        }

        try
        {
            // Only an owner may set a mode, be it the one that is there: .NET has no other way to ask.
            File.SetUnixFileMode(path, mode);
            return DoctorCheck.Ok(Area, $"{path} has mode {octal} and belongs to this user");
        }
        catch (UnauthorizedAccessException)
        {
            return DoctorCheck.Fail(Area, $"{path} belongs to another user than {Environment.UserName}", $"chown -R {Environment.UserName} {path}, or run as its owner");
        }
    }

    private static DoctorCheck Room(string path)
    {
        var free = new DriveInfo(path).AvailableFreeSpace;
        var told = string.Create(CultureInfo.InvariantCulture, $"{(double)free / Gigabyte:0.0} GB are free");
        return free < Gigabyte / 10 ? DoctorCheck.Fail(Area, told, "make room: without it no mail is taken")
            : free < Gigabyte ? DoctorCheck.Warn(Area, told, "make room: an erasure needs a copy of the database")
            : DoctorCheck.Ok(Area, told);
    }

    private static bool Writable(string folder) => Touch(folder) is not null;

    private static bool HasOthers(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None;

    private static string MountOf(string folder)
    {
        var real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
        return DriveInfo.GetDrives().Select(drive => drive.RootDirectory.FullName)
            .Where(root => real.Equals(root, StringComparison.Ordinal) || real.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal) || OperatingSystem.IsWindows() && real.StartsWith(root, StringComparison.OrdinalIgnoreCase))
            .MaxBy(root => root.Length) ?? "/";
    }
}
