namespace Platform.Knowledge;

/// <summary>What the knowledge base says to a question: an answer with its citation, or that it does not know.</summary>
/// <param name="Found">True when the best passage passed the threshold.</param>
/// <param name="Answer">The sentences of the cited passage that answer the question, word for word; empty when not found.</param>
/// <param name="Citation">The passage that the answer was taken from; null when not found.</param>
/// <param name="Passages">The passages considered, best first.</param>
[GenerateSerializer, Immutable, Alias("platform.knowledge.knowledge-answer")]
public sealed record KnowledgeAnswer(
    [property: Id(0)] bool Found,
    [property: Id(1)] string Answer,
    [property: Id(2)] Passage? Citation,
    [property: Id(3)] ImmutableArray<Passage> Passages);
