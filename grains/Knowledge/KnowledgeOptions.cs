namespace Platform.Knowledge;

/// <summary>Settings of the knowledge base (<c>Platform:Knowledge</c> in the configuration).</summary>
public sealed class KnowledgeOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Platform:Knowledge";

    /// <summary>
    /// Longest passage in characters. Default 900: about 150 words, so that most sections of a help page stay whole and a
    /// passage still has one subject. 200 to 10,000.
    /// </summary>
    public int ChunkLength { get; set; } = 900;

    /// <summary>How much of a cut section's end is repeated in the next passage, characters. Default 160: one or two sentences. Less than half of <see cref="ChunkLength"/>.</summary>
    public int ChunkOverlap { get; set; } = 160;

    /// <summary>
    /// Score from which on a passage is an answer, 0 to 1. Default 0.4: measured on other domains' questions, two of three
    /// (all paraphrased) to five of six answerable ones are answered and 85 to 90 of 100 others refused; 0.5 answers 4 in 100 fewer
    /// and refuses 2 in 100 more.
    /// Below it the platform says that it does not know and hands off.
    /// </summary>
    public double Threshold { get; set; } = 0.4;

    /// <summary>Most passages that a search returns. Default 5. 1 to 50.</summary>
    public int MaxPassages { get; set; } = 5;

    /// <summary>Candidates that BM25 hands to the second ranking. Default 48: more costs time and finds nothing new. 5 to 1,000.</summary>
    public int Candidates { get; set; } = 48;

    /// <summary>Most sentences of an answer. Default 4. 1 to 10.</summary>
    public int MaxSentences { get; set; } = 4;

    /// <summary>The score that a passage needs to answer a message that was not understood, 0 to 1. Default 0.8, well above <see cref="Threshold"/>: nobody knows that it was a question.</summary>
    public double NotUnderstoodScore { get; set; } = 0.8;

    /// <summary>Largest file that is read, bytes. Default 4 MiB; a larger one is reported and skipped.</summary>
    public long MaxFileBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Throws when a setting makes no sense; the message names the key.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public void Validate()
    {
        Check(ChunkLength is >= 200 and <= 10_000, nameof(ChunkLength), "must be 200 to 10,000");
        Check(ChunkOverlap >= 0 && ChunkOverlap < ChunkLength / 2, nameof(ChunkOverlap), "must be at least 0 and less than half of ChunkLength");
        Check(Threshold is >= 0 and <= 1, nameof(Threshold), "must be 0 to 1");
        Check(NotUnderstoodScore is >= 0 and <= 1, nameof(NotUnderstoodScore), "must be 0 to 1");
        Check(MaxPassages is >= 1 and <= 50, nameof(MaxPassages), "must be 1 to 50");
        Check(Candidates is >= 5 and <= 1000, nameof(Candidates), "must be 5 to 1,000");
        Check(MaxSentences is >= 1 and <= 10, nameof(MaxSentences), "must be 1 to 10");
        Check(MaxFileBytes > 0, nameof(MaxFileBytes), "must be positive");
    }

    private static void Check(bool valid, string key, string message)
    {
        if (!valid)
        {
            throw new ArgumentException($"{Section}:{key} {message}.");
        }
    }
}
