using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>
/// A prepared statement of a <see cref="SqliteSession"/>; disposing it gives it back to the session, ready for the next use.
/// Parameters count from 1 and columns from 0, as in SQLite itself.
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly bool _cached;
    private bool _inUse;

    internal SqliteStatement(sqlite3 connection, string sql, bool cached)
    {
        _connection = connection;
        _cached = cached;
        var flags = cached ? (uint)raw.SQLITE_PREPARE_PERSISTENT : 0;
        Check(raw.sqlite3_prepare_v3(connection, sql, flags, out _statement));
    }

    /// <summary>Binds an integer.</summary>
    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds an integer or NULL.</summary>
    public SqliteStatement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    /// <summary>Binds a real number.</summary>
    public SqliteStatement Bind(int parameter, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds a text or NULL. A text keeps every character, U+0000 included.</summary>
    public SqliteStatement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        var limit = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = limit > 1024 ? ArrayPool<byte>.Shared.Rent(limit) : null;
        var buffer = rented ?? stackalloc byte[1024];
        var length = Encoding.UTF8.GetBytes(value, buffer);
        var result = length > 0
            ? raw.sqlite3_bind_text(_statement, parameter, buffer[..length])
            : raw.sqlite3_bind_text(_statement, parameter, "");
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        Check(result);
        return this;
    }

    /// <summary>Binds bytes; no bytes are an empty blob, never NULL.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
            : raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Binds a moment, to the tick; its offset is not kept.</summary>
    public SqliteStatement Bind(int parameter, DateTimeOffset value) => Bind(parameter, value.UtcTicks);

    /// <summary>Binds NULL.</summary>
    public SqliteStatement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }

        return false;
    }

    /// <summary>Runs a statement that has no rows to read.</summary>
    /// <returns>The number of rows that were inserted, changed or deleted.</returns>
    public int Execute()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_connection);
    }

    /// <summary>The number of columns.</summary>
    internal int Columns => raw.sqlite3_column_count(_statement);

    /// <summary>Whether a column is NULL.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>An integer.</summary>
    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A small integer.</summary>
    public int GetInt32(int column) => raw.sqlite3_column_int(_statement, column);

    /// <summary>A real number.</summary>
    public double GetDouble(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>A text; empty for NULL.</summary>
    public string GetText(int column) => Encoding.UTF8.GetString(GetBlob(column));

    /// <summary>A text or null.</summary>
    public string? GetTextOrNull(int column) => IsNull(column) ? null : GetText(column);

    /// <summary>Bytes, valid until the next step; empty for NULL.</summary>
    public ReadOnlySpan<byte> GetBlob(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A moment, in UTC.</summary>
    public DateTimeOffset GetMoment(int column) => new(GetInt64(column), TimeSpan.Zero);

    /// <summary>A moment or null.</summary>
    public DateTimeOffset? GetMomentOrNull(int column) => IsNull(column) ? null : GetMoment(column);

    /// <summary>Gives the statement back.</summary>
    public void Dispose()
    {
        if (!_inUse)
        {
            return;
        }

        _inUse = false;
        if (_cached)
        {
            // The result of a reset repeats the error of the last step, which was thrown there.
            raw.sqlite3_reset(_statement);
            raw.sqlite3_clear_bindings(_statement);
        }
        else
        {
            Close();
        }
    }

    internal SqliteStatement Take()
    {
        if (_inUse)
        {
            throw new InvalidOperationException("the statement is in use: a statement cannot be nested in itself");
        }

        _inUse = true;
        return this;
    }

    internal void Close() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }
}
