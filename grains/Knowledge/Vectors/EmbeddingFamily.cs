namespace Platform.Knowledge.Vectors;

/// <summary>Models of Bedrock that are asked in the same way.</summary>
public enum EmbeddingFamily
{
    /// <summary>None that the platform can ask.</summary>
    Unknown,

    /// <summary>Amazon Titan Text Embeddings V2.</summary>
    Titan,

    /// <summary>Cohere Embed v3.</summary>
    Cohere,
}
