namespace Platform.Understanding;

/// <summary>Reads what a customer's message says: language, intents, slots, sentiment. A port: a model may stand behind it.</summary>
public interface IUnderstanding
{
    /// <summary>Reads one message. Never throws on any text; an empty one reads as <see cref="IntentNames.Fallback"/>.</summary>
    /// <param name="text">The customer's own words: quoted history and signatures already cut away.</param>
    /// <param name="context">What is known of the conversation so far.</param>
    /// <param name="cancellationToken">Ends the reading; the in-process implementation is done before it could matter.</param>
    ValueTask<Reading> ReadAsync(string text, ReadingContext context, CancellationToken cancellationToken = default);
}
