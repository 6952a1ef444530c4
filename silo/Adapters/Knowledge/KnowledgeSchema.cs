using System.Globalization;
using Microsoft.Data.Sqlite;
using Platform.Knowledge;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>The index's tables, and writing and loading them.</summary>
internal static class KnowledgeSchema
{
    /// <summary>Raise it when the tables change: the index is rebuilt then.</summary>
    public const int Version = 2;

    private const string Meta = "CREATE TABLE IF NOT EXISTS knowledge_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS knowledge_chunks (
            id INTEGER PRIMARY KEY, document TEXT NOT NULL, title TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
            title_terms TEXT NOT NULL, section_terms TEXT NOT NULL, body_terms TEXT NOT NULL, types TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS knowledge_words (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
        """;

    // The terms are analysed already; "." is part of numbers.
    private const string FullText =
        "CREATE VIRTUAL TABLE knowledge_terms USING fts5(title, section, body, content='', tokenize=\"unicode61 remove_diacritics 0 tokenchars '.'\")";

    /// <summary>Creates the tables; tables of another version are dropped, since everything in them can be read again.</summary>
    public static void Create(SqliteConnection connection)
    {
        Execute(connection, Meta);
        if (!string.Equals(ReadMeta(connection, "schema"), Version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            Execute(connection, $"""
                DROP TABLE IF EXISTS knowledge_terms; DROP TABLE IF EXISTS knowledge_chunks; DROP TABLE IF EXISTS knowledge_words;
                DELETE FROM knowledge_meta; INSERT INTO knowledge_meta VALUES ('schema', '{Version}');
                """);
        }

        Execute(connection, Tables);
    }

    public static string? ReadHash(SqliteConnection connection) => ReadMeta(connection, "hash");

    private static string? ReadMeta(SqliteConnection connection, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM knowledge_meta WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return (string?)command.ExecuteScalar();
    }

    /// <summary>Replaces everything that is indexed, in one transaction.</summary>
    public static void Replace(SqliteConnection connection, IReadOnlyList<AnalyzedChunk> chunks, string hash)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, "DROP TABLE IF EXISTS knowledge_terms; DELETE FROM knowledge_chunks; DELETE FROM knowledge_words; DELETE FROM knowledge_meta WHERE key = 'hash'");
        Execute(connection, FullText);
        InsertChunks(connection, chunks);
        using var words = Prepare(connection, "INSERT OR IGNORE INTO knowledge_words VALUES ($0, $1)", 2);
        foreach (var (word, stem) in chunks.SelectMany(chunk => chunk.Words).DistinctBy(pair => pair.Word))
        {
            Run(words, word, stem);
        }

        using var meta = Prepare(connection, "INSERT INTO knowledge_meta VALUES ($0, $1)", 2);
        Run(meta, "hash", hash);
        transaction.Commit();
    }

    public static KnowledgeCorpus LoadCorpus(SqliteConnection connection)
    {
        using var chunks = connection.CreateCommand();
        chunks.CommandText = "SELECT document, language, title_terms, section_terms, body_terms, types FROM knowledge_chunks ORDER BY id";
        using var words = connection.CreateCommand();
        words.CommandText = "SELECT word, stem FROM knowledge_words ORDER BY word";
        return KnowledgeCorpus.Build(
            Rows(chunks, row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))),
            Rows(words, row => (row.GetString(0), row.GetString(1))));
    }

    /// <summary>The original texts, in the chunks' order.</summary>
    public static List<(int Chunk, string Title, string Section, string Text)> ListTexts(SqliteConnection connection)
    {
        using var chunks = connection.CreateCommand();
        chunks.CommandText = "SELECT id, title, section, text FROM knowledge_chunks ORDER BY id";
        return [.. Rows(chunks, row => (row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3)))];
    }

    private static void InsertChunks(SqliteConnection connection, IReadOnlyList<AnalyzedChunk> chunks)
    {
        using var stored = Prepare(connection, "INSERT INTO knowledge_chunks VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", 10);
        using var indexed = Prepare(connection, "INSERT INTO knowledge_terms (rowid, title, section, body) VALUES ($0, $1, $2, $3)", 4);
        for (var id = 0; id < chunks.Count; id++)
        {
            var (chunk, language, title, section, body, types, _) = chunks[id];
            Run(stored, id, chunk.Document, chunk.Title, chunk.Section, chunk.Text, language, title, section, body, types);
            Run(indexed, id, title, section, body);
        }
    }

    private static IEnumerable<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
