using Platform.Knowledge.Vectors;
using Platform.Models;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class PassageEmbedderTests
{
    private static readonly Platform.Knowledge.KnowledgeDocument Hours = HybridKnowledge.Document("hours.md", "# Opening hours\n\nWe open at 8 a.m.\n");
    private static readonly Platform.Knowledge.KnowledgeDocument Guests = HybridKnowledge.Document("guests.md", "# Guests\n\nA guest pass costs $12.\n");

    [Fact]
    public async Task Only_what_changed_is_embedded_again()
    {
        using var shop = new HybridKnowledge(nameof(Only_what_changed_is_embedded_again));
        await shop.LoadAsync(Hours, Guests);
        Assert.Equal(2, shop.Model.Texts);

        Assert.Equal((0, 0), await shop.Embedder.RunAsync());
        await shop.LoadAsync(Hours, HybridKnowledge.Document("guests.md", "# Guests\n\nA guest pass costs $14.\n"));

        Assert.Equal(3, shop.Model.Texts);
        Assert.Equal(2, (await shop.Store.NearestAsync(shop.Settings.Space, WordVectors.Of("guest"), 10)).Count);
    }

    [Fact]
    public async Task A_moved_document_keeps_its_vectors()
    {
        using var shop = new HybridKnowledge(nameof(A_moved_document_keeps_its_vectors));
        await shop.LoadAsync(Hours);
        await shop.LoadAsync(HybridKnowledge.Document("moved/hours.md", "# Opening hours\n\nWe open at 8 a.m.\n"));

        Assert.Equal(1, shop.Model.Texts);
    }

    [Fact]
    public async Task Another_model_embeds_everything_again()
    {
        using var shop = new HybridKnowledge(nameof(Another_model_embeds_everything_again));
        await shop.LoadAsync(Hours, Guests);
        shop.Settings.Model = "cohere.embed-multilingual-v3";

        Assert.Equal((2, 0), await shop.Embedder.RunAsync());
    }

    [Fact]
    public async Task What_was_done_before_a_failure_stays_done()
    {
        using var shop = new HybridKnowledge(nameof(What_was_done_before_a_failure_stays_done), embeddings: new() { Provider = "bedrock", Model = "m", Batch = 1 });
        shop.Index.Load([Hours, Guests]);
        var calls = 0;
        shop.Model.Before = _ => ++calls == 2 ? throw new ModelException(ModelFailure.Throttled, "HTTP 429") : Task.CompletedTask;

        await Assert.ThrowsAsync<ModelException>(() => shop.Embedder.RunAsync());
        Assert.Equal((1, 0), await shop.Embedder.RunAsync());

        Assert.Equal(2, shop.Model.Texts);
    }

    [Fact]
    public async Task A_passage_that_the_model_does_not_take_keeps_no_other_from_its_vector()
    {
        using var shop = new HybridKnowledge(nameof(A_passage_that_the_model_does_not_take_keeps_no_other_from_its_vector));
        shop.Index.Load([Hours, Guests]);
        var calls = 0;
        shop.Model.Before = _ => ++calls <= 2 ? throw new ModelException(ModelFailure.Rejected, "HTTP 400") : Task.CompletedTask;

        // The batch, then its first passage alone.
        Assert.Equal((1, 1), await shop.Embedder.RunAsync());
    }

    [Fact]
    public async Task Without_a_model_nothing_is_embedded()
    {
        using var shop = new HybridKnowledge(nameof(Without_a_model_nothing_is_embedded));
        shop.Index.Load([Hours]);
        var off = new EmbeddingModel(null, Microsoft.Extensions.Options.Options.Create(new EmbeddingOptions()), TimeProvider.System);

        Assert.Equal((0, 0), await new PassageEmbedder(off, shop.Store, shop.Index, Microsoft.Extensions.Options.Options.Create(new EmbeddingOptions())).RunAsync());
        Assert.Equal(0, shop.Model.Texts);
    }
}
