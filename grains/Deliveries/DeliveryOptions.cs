using System.ComponentModel.DataAnnotations;

namespace Platform.Deliveries;

/// <summary>How a reply that the relay does not take is tried again. Section <c>Platform:Deliveries</c>.</summary>
public sealed class DeliveryOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Deliveries";

    /// <summary>The wait before the second attempt; doubled for each further one. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00", ErrorMessage = Section + ":RetryDelay has to be between 10 ms and 1 day.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait between two attempts. Default 1 h; at least <see cref="RetryDelay"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00", ErrorMessage = Section + ":RetryLimit has to be between 10 ms and 1 day.")]
    public TimeSpan RetryLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after it was staged a mail is given up and a human called. Default 4 days: RFC 5321 §4.5.4.1 asks for at least 4 to 5.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "30.00:00:00", ErrorMessage = Section + ":Lifetime has to be between 10 ms and 30 days.")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(4);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryLimit < RetryDelay)
        {
            yield return new($"{Section}:{nameof(RetryLimit)} is {RetryLimit}: it must not be shorter than {nameof(RetryDelay)}, which is {RetryDelay}", [nameof(RetryLimit)]);
        }
    }
}
