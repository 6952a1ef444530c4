namespace Platform.Knowledge.Vectors;

/// <summary>Tells a model's family from its id, its inference profile's or its ARN.</summary>
public static class EmbeddingFamilies
{
    /// <summary>The family of a model.</summary>
    public static EmbeddingFamily Of(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Contains("amazon.titan-embed-text-v2", StringComparison.Ordinal))
        {
            return EmbeddingFamily.Titan;
        }

        // Version 4 answers in another form.
        var cohere = model.IndexOf("cohere.embed-", StringComparison.Ordinal);
        return cohere >= 0 && model.AsSpan(cohere).Contains("-v3", StringComparison.Ordinal) ? EmbeddingFamily.Cohere : EmbeddingFamily.Unknown;
    }
}
