namespace Platform.Understanding.Intents;

/// <summary>The intents of a message, before its conversation is considered.</summary>
/// <param name="Intents">Never empty; a single <see cref="IntentNames.Fallback"/> when there is nothing to serve.</param>
/// <param name="Outside">The message clearly asks for something that no intent serves: a number in it is no reason to think of order status.</param>
internal readonly record struct IntentFinding(List<IntentReading> Intents, bool Outside)
{
    /// <summary>Whether there is nothing to serve.</summary>
    public bool SaysNothing => Intents is [{ Name: IntentNames.Fallback or IntentNames.Greeting or IntentNames.Thanks or IntentNames.Help }];
}
