namespace Platform.Turns;

/// <summary>Makes one turn of a thread: understands, plans, asks the agents, drafts, checks the claims. Key: the thread's id.</summary>
[Alias("platform.turns.i-turn-grain")]
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Starts a turn; the result is given back through <see cref="Threads.IThreadGrain.CompleteTurn"/>. A lost call is found again by the thread's pending state.</summary>
    /// <param name="request">What to work on.</param>
    [OneWay, Alias("Run")]
    Task Run(TurnRequest request);
}
