using Platform.Knowledge;
using Xunit.Abstractions;

namespace Platform.Tests.Knowledge.Vectors;

/// <summary>
/// What vectors without meaning (<see cref="WordVectors"/>) do to questions over the documents of all sets at once: how far a bad model
/// takes answers away, or makes some up. No figure here says how far a good model helps.
/// </summary>
public sealed class MeaninglessVectorTests(ITestOutputHelper output)
{
    private static readonly string[] Sets = ["library", "gym", "electronics", "telecom", "fashion", "energy"];

    [Fact]
    public async Task Answers_survive_a_model_that_knows_nothing()
    {
        using var shop = new HybridKnowledge(nameof(Answers_survive_a_model_that_knows_nothing));
        List<(string Name, KnowledgeSet Set)> sets = [.. Sets.Select(name => (name, KnowledgeSet.Load(name)))];
        await shop.LoadAsync([.. sets.SelectMany(set => set.Set.Documents.Select(document => document with { Path = $"{set.Name}/{document.Path}" }))]);
        int same = 0, all = 0, lost = 0, made = 0;
        foreach (var (name, set) in sets)
        {
            foreach (var (question, document) in set.Questions)
            {
                var right = document is null ? null : $"{name}/{document}";
                var (with, without) = (await shop.AskAsync(question), shop.AskWithout(question));
                all++;
                same += with.Answer == without.Answer ? 1 : 0;
                lost += without.Citation?.Document == right && with.Citation?.Document != right ? 1 : 0;
                made += with.Found && !without.Found && with.Citation!.Document != right ? 1 : 0;
            }
        }

        output.WriteLine($"{all} questions, {shop.Index.PassageCount} passages: {same} answered or refused in the same words, {lost} right outcomes lost, {made} wrong answers made");
        Assert.True(same >= all * 0.97, "answers changed");
        Assert.True(lost <= all * 0.01, "right outcomes were lost");
        Assert.True(made <= all * 0.01, "wrong answers were made");
    }
}
