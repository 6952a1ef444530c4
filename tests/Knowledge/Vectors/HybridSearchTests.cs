using FsCheck;
using FsCheck.Fluent;
using Platform.Knowledge;
using Platform.Models;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>What vectors may do: propose. With <see cref="WordVectors"/>, which is no model: nothing here measures how good a hybrid search is.</summary>
public sealed class HybridSearchTests
{
    private static readonly string[] Sets = ["library", "gym", "fashion"];

    [Fact]
    public async Task A_passage_that_BM25_leaves_out_is_found_by_its_vector()
    {
        // Twenty pages shout the words of the question in their titles; five candidates is all that BM25 may propose.
        var pages = Enumerable.Range(1, 20).Select(i => HybridKnowledge.Document($"shout{i}.md", $"# Warranty repair warranty repair {i}\n\nWarranty, repair, warranty, repair, number {i}.\n"));
        var others = Enumerable.Range(1, 40).Select(i => HybridKnowledge.Document($"other{i}.md", $"# Plant number {i}\n\nThis plant likes shade and water.\n"));
        var wanted = HybridKnowledge.Document("wanted.md", "# Broken coffee grinder\n\nA grinder that stands still goes to our workshop and comes back repaired within 10 days.\n");
        using var shop = new HybridKnowledge(nameof(A_passage_that_BM25_leaves_out_is_found_by_its_vector), new() { Candidates = 5 }, new() { Provider = "openai", Model = "m", Nearest = 2 });
        await shop.LoadAsync([.. pages, .. others, wanted]);
        const string question = "How long does the warranty repair take?";
        var key = shop.Index.List().Single(passage => passage.Text.StartsWith("Broken", StringComparison.Ordinal)).Key;

        Assert.DoesNotContain(shop.Index.Search(question, "en", 50), passage => passage.Document == "wanted.md");
        Assert.Contains(shop.Index.Search(question, "en", 50, [key]), passage => passage.Document == "wanted.md");
        Assert.Equal(6, shop.Index.Search(question, "en", 50, [key]).Length);
    }

    [Fact]
    public async Task The_score_of_a_passage_is_the_same_whoever_proposed_it()
    {
        using var shop = new HybridKnowledge(nameof(The_score_of_a_passage_is_the_same_whoever_proposed_it));
        await shop.LoadAsync(
            HybridKnowledge.Document("guests.md", "# Guests\n\nMembers may bring one guest a month. A guest pass costs $12.\n"),
            HybridKnowledge.Document("pool.md", "# Swimming pool\n\nThe pool has four lanes.\n"));

        var without = shop.AskWithout("How much does a guest pass cost?");
        var with = await shop.AskAsync("How much does a guest pass cost?");

        Assert.True(with.Found);
        Assert.Equal((without.Answer, without.Citation), (with.Answer, with.Citation));
    }

    [Fact]
    public void A_question_whose_words_no_document_has_is_refused_however_near_a_vector_is() => Prop.ForAll<byte[]>(order =>
    {
        using var shop = new HybridKnowledge("refused " + string.Join('.', order));
        shop.Index.Load(KnowledgeSet.Load("gym").Documents);
        var keys = shop.Index.List().Select(passage => passage.Key).ToList();

        var passages = shop.Index.Search("Vervielfältigt Ihr Nashörner?", "en", 5, [.. order.Select(place => keys[place % keys.Count])]);

        Assert.False(KnowledgeDecider.Decide("Vervielfältigt Ihr Nashörner?", "en", passages, shop.Knowledge).Found);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public async Task Questions_that_are_refused_without_vectors_are_refused_with_them()
    {
        foreach (var name in Sets)
        {
            var set = KnowledgeSet.Load(name);
            using var shop = new HybridKnowledge("refusals " + name);
            await shop.LoadAsync([.. set.Documents]);
            foreach (var (question, _) in set.Questions.Where(entry => entry.Document is null && !shop.AskWithout(entry.Question).Found))
            {
                Assert.False((await shop.AskAsync(question)).Found, $"{name}: {question}");
            }
        }
    }

    [Fact]
    public async Task Without_an_answer_of_the_model_everything_is_as_without_a_model()
    {
        foreach (var name in Sets)
        {
            var set = KnowledgeSet.Load(name);
            using var shop = new HybridKnowledge("as today " + name);
            await shop.LoadAsync([.. set.Documents]);
            shop.Model.Before = _ => throw new ModelException(ModelFailure.Unavailable, "HTTP 500");
            foreach (var (question, _) in set.Questions)
            {
                var (with, without) = (await shop.AskAsync(question), shop.AskWithout(question));
                Assert.Equal((without.Found, without.Answer, without.Citation), (with.Found, with.Answer, with.Citation));
                Assert.Equal(without.Passages.AsEnumerable(), with.Passages);
            }
        }
    }

    [Fact]
    public async Task A_key_that_no_passage_has_is_passed_over()
    {
        using var shop = new HybridKnowledge(nameof(A_key_that_no_passage_has_is_passed_over));
        await shop.LoadAsync(HybridKnowledge.Document("pool.md", "# Swimming pool\n\nThe pool has four lanes.\n"));

        Assert.Equal(shop.Index.Search("pool lanes", "en", 5).AsEnumerable(), shop.Index.Search("pool lanes", "en", 5, ["gone"]));
    }
}
