using Microsoft.Data.Sqlite;
using Platform.Knowledge;

namespace Platform.Silo.Adapters.Knowledge;

/// <summary>One reader's connection with its two statements prepared.</summary>
internal sealed class KnowledgeReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand read;

    public KnowledgeReader(SqliteConnection connection)
    {
        this.connection = connection;
        find = connection.CreateCommand();
        find.CommandText = "SELECT rowid FROM knowledge_terms WHERE knowledge_terms MATCH $terms";
        find.Parameters.Add("$terms", SqliteType.Text);
        read = connection.CreateCommand();
        read.CommandText = "SELECT document, title, section, text FROM knowledge_chunks WHERE id = $id";
        read.Parameters.Add("$id", SqliteType.Integer);
    }

    /// <summary>The numbers of the chunks that match.</summary>
    public List<int> Find(string expression)
    {
        find.Parameters[0].Value = expression;
        using var rows = find.ExecuteReader();
        var found = new List<int>();
        while (rows.Read())
        {
            found.Add(rows.GetInt32(0));
        }

        return found;
    }

    /// <summary>A chunk's original text.</summary>
    public Passage Read(int chunk, double score)
    {
        read.Parameters[0].Value = chunk;
        using var rows = read.ExecuteReader();
        return rows.Read()
            ? new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), score)
            : throw new InvalidOperationException($"Passage {chunk} is ranked but not stored.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        find.Dispose();
        read.Dispose();
        connection.Dispose();
    }
}
