using System.Runtime.InteropServices;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Tests.Storage;

public sealed class SqliteLibraryTests
{
    [Fact]
    public void A_pause_of_a_millisecond_is_no_second()
    {
        SqliteLibrary.Init();

        // It returns what it asked the operating system for: a library without usleep rounds up to whole seconds.
        Assert.Equal(1, Sleep(milliseconds: 1));
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_sleep", CallingConvention = CallingConvention.Cdecl)]
    private static extern int Sleep(int milliseconds);
}
