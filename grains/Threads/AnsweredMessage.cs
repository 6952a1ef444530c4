namespace Platform.Threads;

/// <summary>A message that was answered automatically, as far as loops are recognised by it.</summary>
/// <param name="Correspondent">Who got the answer.</param>
/// <param name="TextKey">A hash of the message's words without digits: a robot's next message differs in numbers only.</param>
/// <param name="ReplyId">The answer.</param>
/// <param name="At">When it was decided.</param>
[GenerateSerializer, Immutable, Alias("platform.threads.answered-message")]
public sealed record AnsweredMessage(
    [property: Id(0)] string Correspondent,
    [property: Id(1)] string TextKey,
    [property: Id(2)] string ReplyId,
    [property: Id(3)] DateTimeOffset At);
