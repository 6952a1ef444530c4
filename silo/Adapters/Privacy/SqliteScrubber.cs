using Platform.Privacy;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Privacy;

/// <summary>
/// VACUUM and a truncated write-ahead log. Overwriting alone is not enough: earlier updates and page splits left copies of rows in the
/// slack of pages, which only writing every page anew removes.
/// </summary>
public sealed class SqliteScrubber(SqliteDatabase database) : IScrubber
{
    /// <inheritdoc/>
    public async Task ScrubAsync(CancellationToken cancellationToken = default)
    {
        if (!await database.MaintainAsync(Scrub, 0, cancellationToken))
        {
            throw new IOException("the write-ahead log could not be emptied: a foreign program (a backup, the sqlite3 shell) reads the database; it is tried again");
        }
    }

    private static bool Scrub(SqliteSession session, int none)
    {
        // A copy of the whole database does not belong into memory; the file has no name and holds only what is kept.
        session.Run("PRAGMA temp_store = FILE");
        try
        {
            session.Run("VACUUM");
        }
        finally
        {
            session.Run("PRAGMA temp_store = MEMORY");
        }

        // The first column tells whether somebody was in the way.
        return session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    }
}
