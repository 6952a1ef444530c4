using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Platform.Silo.Adapters.Sqlite;
using Platform.Silo.Adapters.Sqlite.Schema;
using Platform.Tests.Threads;
using Platform.Threads;

namespace Platform.Tests.Storage;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_older_file_gets_the_missing_steps_and_keeps_its_rows()
    {
        string[] steps = ["CREATE TABLE numbers (number INTEGER)", "ALTER TABLE numbers ADD COLUMN name TEXT DEFAULT 'none'", "CREATE INDEX by_name ON numbers (name)"];
        using var session = OpenSession();
        Assert.Equal(1, SqliteMigrator.Migrate(session, "x", steps[..1]));
        session.Run("INSERT INTO numbers VALUES (7)");

        Assert.Equal(2, SqliteMigrator.Migrate(session, "x", steps));

        Assert.Equal(3, session.Scalar("PRAGMA user_version"));
        Assert.Equal(7, session.Scalar("SELECT number FROM numbers WHERE name = 'none'"));
        Assert.Equal(0, SqliteMigrator.Migrate(session, "x", steps));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_old_version()
    {
        using var session = OpenSession();
        SqliteMigrator.Migrate(session, "x", ["CREATE TABLE numbers (number INTEGER)"]);

        Assert.Throws<SqliteException>(() => SqliteMigrator.Migrate(session, "x", ["", "CREATE TABLE names (name TEXT)", "nonsense"]));

        Assert.Equal(1, session.Scalar("PRAGMA user_version"));
        Assert.Equal(0, session.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'names'"));
    }

    [Fact]
    public void Released_steps_are_never_edited() =>
        Assert.Equal(
            ["f3db7fe8e8f466dc", "79a1b9f026fec762", "f537409b1852b222", "d3fa89e395f97f53", "aa16dd145d041637", "0a3bd435c7e56712", "8f35d382ffd5c8c5", "90ff02bcd8e641e0", "04e14543f5b57518", "05c6ccf8b9eec087", "e642ffb7c681f5fe", "29519dcacee8a50a", "7db5d593f012ecc3", "b7de5e4b6d69ea5c", "b8c2e065b64c0c96", "921f7be853ac1dac"],
            SqliteSchema.Steps.Select(step => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(step)))[..16]));

    [Fact]
    public async Task Threads_that_get_numbers_keep_their_heads_and_events()
    {
        const int Before = 15;
        using (var session = OpenSession())
        {
            SqliteMigrator.Migrate(session, "x", [.. SqliteSchema.Steps.Take(Before)]);
            foreach (var thread in (string[])["b", "a"])
            {
                session.Run($"INSERT INTO thread_heads VALUES ('{thread}', 2, 0, 'mail', '{thread}@example.com', 's', 'en', 0, 0, 1, 1, 1, 5, 7, NULL, NULL)");
            }

            for (var version = 1; version <= 2; version++)
            {
                foreach (var thread in (string[])["a", "b"])
                {
                    using var insert = session.Use("INSERT INTO thread_events (thread_id, version, at, name, payload) VALUES (?, ?, ?, ?, ?)");
                    var (name, payload) = ThreadEventCodec.Encode(new ThreadEvent.GivenBack($"{thread}{version}", Given.Start));
                    insert.Bind(1, thread).Bind(2, (long)version).Bind(3, Given.Start).Bind(4, name).Bind(5, payload).Execute();
                }
            }
        }

        using var database = StorageFixture.Open(Path);
        var log = new SqliteThreadLog(database);
        foreach (var thread in (string[])["a", "b"])
        {
            Assert.Equal((2L, $"{thread}@example.com"), ((await log.FindHeadAsync(thread))!.Version, (await log.FindHeadAsync(thread))!.Customer));
            var events = new List<RecordedEvent>();
            await foreach (var recorded in log.ReadAsync(thread))
            {
                events.Add(recorded);
            }

            Assert.Equal(
                [(1L, $"{thread}1"), (2L, $"{thread}2")],
                events.Select(recorded => (recorded.Version, Assert.IsType<ThreadEvent.GivenBack>(recorded.Event).OperatorName)));
        }
    }

    [Fact]
    public void Released_steps_of_the_data_keys_are_never_edited() => Assert.Equal(
        ["b0ff821ea5817b0e"], DataKeysSchema.Steps.Select(step => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(step)))[..16]));

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_a_way_out()
    {
        StorageFixture.Open(Path).Dispose();
        using (var session = OpenSession())
        {
            session.Run($"PRAGMA user_version = {SqliteSchema.Version + 1}");
        }

        var refusal = Assert.Throws<SqliteDatabaseException>(() => StorageFixture.Open(Path));

        Assert.Equal(
            $"database {Path} was written by a newer version of the platform (schema {SqliteSchema.Version + 1}, this one knows {SqliteSchema.Version}): update the platform, or choose another data folder",
            refusal.Message);
    }

    [Fact]
    public void A_file_of_another_program_is_refused_and_not_touched()
    {
        using (var session = OpenSession())
        {
            session.Run("CREATE TABLE theirs (number INTEGER)");
        }

        var refusal = Assert.Throws<SqliteDatabaseException>(() => StorageFixture.Open(Path));

        Assert.Contains("belongs to another program", refusal.Message, StringComparison.Ordinal);
        using var untouched = OpenSession();
        Assert.Equal(1, untouched.Scalar("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_a_way_out()
    {
        File.WriteAllText(Path, new string('x', 5000));

        var refusal = Assert.Throws<SqliteDatabaseException>(() => StorageFixture.Open(Path));

        Assert.StartsWith($"database {Path} is damaged or is no SQLite database: restore it from a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var path = _folder.Combine("nowhere", "platform.db");

        var refusal = Assert.Throws<SqliteDatabaseException>(() => StorageFixture.Open(path));

        Assert.StartsWith($"database {path} cannot be opened: check that its folder exists", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_private()
    {
        StorageFixture.Open(Path).Dispose();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }
    }

    private string Path => _folder.Combine("platform.db");

    private SqliteSession OpenSession()
    {
        SQLitePCL.Batteries_V2.Init();
        return SqliteSession.Open(Path, readOnly: false);
    }
}
