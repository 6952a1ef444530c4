using Microsoft.Extensions.Options;
using Platform.Models;

namespace Platform.Knowledge.Vectors;

/// <summary>Gives every passage its vector. What has one already is not embedded again: the key is the content's hash, and the space names the model.</summary>
public sealed class PassageEmbedder(EmbeddingModel model, IVectorStore store, IKnowledgeIndex index, IOptions<EmbeddingOptions> settings)
{
    private readonly EmbeddingOptions _options = settings.Value;

    /// <summary>Embeds what has no vector yet, and forgets the vectors of what is no passage any more. What was done before a failure stays done.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How many passages were embedded, and how many the model does not take.</returns>
    /// <exception cref="ModelException">The model does not answer.</exception>
    public async Task<(int Embedded, int Refused)> RunAsync(CancellationToken cancellationToken = default)
    {
        if (!model.IsOn)
        {
            return (0, 0);
        }

        var passages = index.List();
        List<string> keys = [.. passages.Select(passage => passage.Key)];
        await store.RetainAsync(_options.Space, keys, cancellationToken);
        var known = await store.KnownAsync(_options.Space, keys, cancellationToken);
        int embedded = 0, refused = 0;
        foreach (var batch in passages.Where(passage => !known.Contains(passage.Key)).Chunk(_options.Batch))
        {
            var done = await EmbedAsync(batch, cancellationToken);
            embedded += done;
            refused += batch.Length - done;
        }

        return (embedded, refused);
    }

    private async Task<int> EmbedAsync(IndexedPassage[] batch, CancellationToken cancellationToken)
    {
        try
        {
            var vectors = await model.EmbedAsync([.. batch.Select(passage => passage.Text)], EmbeddingPurpose.Passage, _options.IndexTimeout, cancellationToken);
            await store.StoreAsync(_options.Space, [.. batch.Zip(vectors, (passage, vector) => new PassageVector(passage.Key, vector))], cancellationToken);
            return batch.Length;
        }
        catch (ModelException failure) when (failure.Failure == ModelFailure.Rejected && batch.Length > 1)
        {
            // One passage that the model does not take keeps no other from its vector.
            var done = 0;
            foreach (var passage in batch)
            {
                done += await EmbedAsync([passage], cancellationToken);
            }

            return done;
        }
        catch (ModelException failure) when (failure.Failure == ModelFailure.Rejected)
        {
            return 0;
        }
    }
}
