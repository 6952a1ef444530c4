using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Platform.Silo.Adapters.Maildir;

/// <summary>What .NET has no name for: making a folder's entries durable. Windows' file systems journal them by themselves.</summary>
internal sealed class Durability : IDisposable
{
    private const int Interrupted = 4;
    private readonly SafeFileHandle? _folder;
    private readonly string _path;

    public Durability(string folder)
    {
        _path = folder;
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // O_RDONLY | O_CLOEXEC, whose value differs.
        var descriptor = Open(folder, OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0);
        if (descriptor < 0)
        {
            throw Failure("open");
        }

        _folder = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Whether one call can make everything on the file system durable.</summary>
    public static bool CanSyncAll => OperatingSystem.IsLinux();

    /// <summary>Makes the entries of the folder durable (fsync).</summary>
    public void SyncEntries()
    {
        if (_folder is not null)
        {
            Repeat(Sync, "fsync");
        }
    }

    /// <summary>Makes all files and entries on the folder's file system durable (syncfs): one wait of the disk for a whole batch.</summary>
    public void SyncAll() => Repeat(SyncFileSystem, "syncfs");

    public void Dispose() => _folder?.Dispose();

    private void Repeat(Func<SafeFileHandle, int> call, string name)
    {
        while (call(_folder!) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Failure(name);
            }
        }
    }

    private IOException Failure(string call)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{call} of {_path} failed: {error.Message}", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(SafeFileHandle descriptor);

    [DllImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static extern int SyncFileSystem(SafeFileHandle descriptor);
}
