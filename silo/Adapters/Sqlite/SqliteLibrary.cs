using System.Runtime.InteropServices;
using SQLitePCL;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// Loads SQLite and gives it a sleep that is finer than a second. The library that NuGet carries for Unix is compiled without usleep, so
/// that every pause it takes lasts a whole second; and it pauses when a thread loses the processor while it holds a lock of the shared
/// memory for a microsecond (<c>walTryBeginRead</c>). On a busy machine all customers waited for that.
/// </summary>
/// <remarks>A copy of the default file system layer with another <c>xSleep</c>, as sqlite.org/vfs.html describes it.</remarks>
internal static class SqliteLibrary
{
    private const int Ok = 0;

    // Kept here, because SQLite keeps only their addresses.
    private static readonly SleepCall Pause = Sleep;
    private static readonly IntPtr Default = Load();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SleepCall(IntPtr layer, int microseconds);

    /// <summary>Loads the library; the second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">SQLite refused the layer.</exception>
    public static void Init()
    {
        if (Default == IntPtr.Zero)
        {
            throw new InvalidOperationException("SQLite has no file system layer for this platform");
        }
    }

    private static IntPtr Load()
    {
        Batteries_V2.Init();
        var present = Find(null);
        if (present == IntPtr.Zero || OperatingSystem.IsWindows())
        {
            // Windows' layer sleeps milliseconds.
            return present;
        }

        var layer = Marshal.PtrToStructure<Layer>(present) with { Next = IntPtr.Zero, Sleep = Marshal.GetFunctionPointerForDelegate(Pause) };
        var address = Marshal.AllocHGlobal(Marshal.SizeOf<Layer>());
        Marshal.StructureToPtr(layer, address, fDeleteOld: false);
        return Register(address, makeDefault: 1) == Ok ? address : IntPtr.Zero;
    }

    private static int Sleep(IntPtr layer, int microseconds)
    {
        _ = SleepMicroseconds((uint)microseconds);
        return microseconds;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", CallingConvention = CallingConvention.Cdecl)]
    private static extern IntPtr Find([MarshalAs(UnmanagedType.LPUTF8Str)] string? name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register", CallingConvention = CallingConvention.Cdecl)]
    private static extern int Register(IntPtr layer, int makeDefault);

    [DllImport("libc", EntryPoint = "usleep")]
    private static extern int SleepMicroseconds(uint microseconds);

    /// <summary><c>sqlite3_vfs</c>, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private record struct Layer
    {
        public int Version;
        public int FileBytes;
        public int LongestPath;
        public IntPtr Next;
        public IntPtr Name;
        public IntPtr State;
        public IntPtr Open;
        public IntPtr Delete;
        public IntPtr Access;
        public IntPtr FullPath;
        public IntPtr LoadLibrary;
        public IntPtr LoadError;
        public IntPtr LoadSymbol;
        public IntPtr LoadClose;
        public IntPtr Randomness;
        public IntPtr Sleep;
        public IntPtr Time;
        public IntPtr LastError;
        public IntPtr TimeInMilliseconds;
        public IntPtr SetSystemCall;
        public IntPtr GetSystemCall;
        public IntPtr NextSystemCall;
    }
}
