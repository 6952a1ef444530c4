using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Platform.Knowledge;
using Platform.Silo.Adapters.Knowledge;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Knowledge;

/// <summary>Checked against FTS5's own bm25() over the demo shop's documents.</summary>
public sealed class Bm25Tests : IDisposable
{
    private const string Database = "Data Source=bm25;Mode=Memory;Cache=Shared";

    private static readonly KnowledgeOptions Options = new();

    private readonly SqliteKnowledgeIndex _index;
    private readonly SqliteConnection _connection;
    private readonly KnowledgeCorpus _corpus;

    public Bm25Tests()
    {
        _index = SqliteKnowledgeIndex.Open(Database, Options);
        _index.Load([.. KnowledgeFolder.Read(Path.Combine(PlatformFixture.Samples, "knowledge"), Options).Select(reading => reading.Document).OfType<KnowledgeDocument>()]);
        _connection = new SqliteConnection(Database);
        _connection.Open();
        _corpus = KnowledgeSchema.LoadCorpus(_connection);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _index.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(24)]
    public void Order_is_that_of_FTS5(int termsAsked)
    {
        var random = new Random(termsAsked);
        for (var question = 0; question < 200; question++)
        {
            // Terms that stand together, as a question's do, and any others.
            var passage = _corpus.Chunk(random.Next(_corpus.Count));
            ImmutableArray<int> terms =
            [
                .. random.GetItems([.. passage.Title, .. passage.Section, .. passage.Body], termsAsked)
                    .Concat(Enumerable.Range(0, termsAsked / 3).Select(_ => random.Next(_corpus.TermCount)))
                    .Where(term => term != KnowledgeCorpus.SentenceEnd).Distinct().Take(24),
            ];
            if (terms.Length == 0)
            {
                continue;
            }

            var expression = string.Join(" OR ", terms.Select(term => $"\"{_corpus.Text(term)}\""));

            var best = Bm25.Best(terms, Find("SELECT rowid FROM knowledge_terms WHERE knowledge_terms MATCH $terms", expression), _corpus, 48);

            Assert.Equal(
                Find("SELECT rowid FROM knowledge_terms WHERE knowledge_terms MATCH $terms ORDER BY bm25(knowledge_terms, 2.0, 2.5, 1.0), rowid LIMIT 48", expression),
                best);
        }
    }

    private List<int> Find(string sql, string expression)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$terms", expression);
        using var rows = command.ExecuteReader();
        var found = new List<int>();
        while (rows.Read())
        {
            found.Add(rows.GetInt32(0));
        }

        return found;
    }
}
