using System.Text.Json.Serialization;

namespace Platform.Understanding;

/// <summary>The four bands of mood that the conversation rules know.</summary>
[GenerateSerializer, Alias("platform.understanding.sentiment-label")]
[JsonConverter(typeof(JsonStringEnumConverter<SentimentLabel>))]
public enum SentimentLabel
{
    /// <summary>Neither pleased nor displeased.</summary>
    [JsonStringEnumMemberName("neutral")] Neutral = 0,

    /// <summary>Pleased.</summary>
    [JsonStringEnumMemberName("positive")] Positive = 1,

    /// <summary>Displeased.</summary>
    [JsonStringEnumMemberName("negative")] Negative = 2,

    /// <summary>Angry, threatening to leave, insulted: a human should come.</summary>
    [JsonStringEnumMemberName("very-negative")] VeryNegative = 3,
}
