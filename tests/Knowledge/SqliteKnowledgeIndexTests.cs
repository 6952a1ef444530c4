using System.Text;
using Platform.Knowledge;
using Platform.Silo.Adapters.Knowledge;

namespace Platform.Tests.Knowledge;

public sealed class SqliteKnowledgeIndexTests
{
    private static readonly KnowledgeOptions Options = new();

    private static KnowledgeDocument Document(string path, string text) =>
        DocumentReader.Read(path, Encoding.UTF8.GetBytes(text)).Document ?? throw new InvalidOperationException(path);

    private static readonly KnowledgeDocument[] Gym =
    [
        Document("opening.md", "# Opening hours\n\nThe gym is open Monday to Friday from 6 a.m. to 11 p.m. On weekends we open at 8 a.m.\n"),
        Document("guests.md", "# Guests\n\nMembers may bring one guest a month. A guest pass costs $12.\n"),
        Document("pool.md", "# Swimming pool\n\nThe pool has four lanes. Children under 12 swim with an adult.\n"),
    ];

    [Fact]
    public void Question_is_answered_from_its_document()
    {
        using var index = SqliteKnowledgeIndex.InMemory(nameof(Question_is_answered_from_its_document), Options);
        index.Load(Gym);

        var answer = KnowledgeDecider.Decide("How much does a guest pass cost?", "en", index.Search("How much does a guest pass cost?", "en", 3), Options);

        Assert.True(answer.Found);
        Assert.Equal("guests.md", answer.Citation?.Document);
        Assert.Contains("$12", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Do you rent party tents?")]
    [InlineData("Can I bring my dog on the flight?")]
    public void Question_about_something_else_is_refused(string question)
    {
        using var index = SqliteKnowledgeIndex.InMemory(question, Options);
        index.Load(Gym);

        var answer = KnowledgeDecider.Decide(question, "en", index.Search(question, "en", 3), Options);

        Assert.False(answer.Found);
        Assert.Empty(answer.Answer);
        Assert.Null(answer.Citation);
    }

    [Fact]
    public void Index_is_rebuilt_only_when_the_documents_changed()
    {
        using var index = SqliteKnowledgeIndex.InMemory(nameof(Index_is_rebuilt_only_when_the_documents_changed), Options);

        Assert.True(index.Load(Gym));
        Assert.False(index.Load(Gym));
        Assert.True(index.Load([Gym[0]]));
        Assert.Equal(1, index.DocumentCount);
    }

    [Fact]
    public void Index_in_a_file_is_found_again()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var first = SqliteKnowledgeIndex.Open($"Data Source={file};Pooling=False", Options))
            {
                first.Load(Gym);
            }

            using var second = SqliteKnowledgeIndex.Open($"Data Source={file};Pooling=False", Options);
            Assert.False(second.Load(Gym));
            Assert.Equal("pool.md", second.Search("swimming lanes", "en", 1)[0].Document);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
