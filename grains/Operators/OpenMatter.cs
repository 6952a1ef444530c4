namespace Platform.Operators;

/// <summary>Something that is not settled.</summary>
/// <param name="Kind"><c>question</c>: asked and not answered; <c>intent</c>: begun and not finished; <c>message</c>: nobody has answered it; <c>job</c>: decided and not done.</param>
/// <param name="What">The slot or question, the intent, the message's words, the kind of the job.</param>
public sealed record OpenMatter(string Kind, string What);
