using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// One connection with its prepared statements; used by one thread at a time. It stands directly on SQLite's C interface: a small
/// insert by Microsoft.Data.Sqlite's command takes a quarter more time and allocates 490 bytes, here none; and a blob is decoded where it lies.
/// </summary>
public sealed class SqliteSession : IDisposable
{
    private const int StatementLimit = 256;

    // By reference: statements are constants, and hashing a long one would cost more than binding it.
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly sqlite3 _connection;

    private SqliteSession(sqlite3 connection) => _connection = connection;

    /// <summary>All rows changed since the session was opened.</summary>
    internal int TotalChanges => raw.sqlite3_total_changes(_connection);

    /// <summary>Whether a transaction is open. SQLite itself ends one on some errors, such as a full disk.</summary>
    internal bool InTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    /// <summary>A prepared statement; dispose it to give it back.</summary>
    /// <param name="sql">A constant: statements are kept by reference.</param>
    public SqliteStatement Use(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
        {
            return statement.Take();
        }

        var cached = _statements.Count < StatementLimit;
        statement = new SqliteStatement(_connection, sql, cached);
        if (cached)
        {
            _statements.Add(sql, statement);
        }

        return statement.Take();
    }

    /// <summary>Runs statements that have neither parameters nor rows, such as a schema.</summary>
    public void Run(string sql)
    {
        var result = raw.sqlite3_exec(_connection, sql);
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }

    /// <summary>The integer that a statement without parameters gives.</summary>
    public long Scalar(string sql)
    {
        using var statement = new SqliteStatement(_connection, sql, cached: false).Take();
        return statement.Step() ? statement.GetInt64(0) : 0;
    }

    /// <summary>How many rows of a statement without parameters have a column whose bytes fit.</summary>
    internal int CountRows(string sql, BytePredicate fits)
    {
        using var statement = new SqliteStatement(_connection, sql, cached: false).Take();
        var rows = 0;
        while (statement.Step())
        {
            for (var column = 0; column < statement.Columns; column++)
            {
                if (fits(statement.GetBlob(column)))
                {
                    rows++;
                    break;
                }
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Close();
        }

        _statements.Clear();
        _connection.Dispose();
    }

    internal static SqliteSession Open(string path, bool readOnly)
    {
        // No mutex in SQLite: a session never has two threads at once.
        var flags = raw.SQLITE_OPEN_NOMUTEX
            | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var result = raw.sqlite3_open_v2(path, out var connection, flags, null);
        if (result != raw.SQLITE_OK)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(result, connection);
            }
            finally
            {
                connection.Dispose();
            }
        }

        raw.sqlite3_extended_result_codes(connection, 1);
        return new SqliteSession(connection);
    }
}
