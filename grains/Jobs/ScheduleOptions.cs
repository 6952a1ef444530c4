using System.ComponentModel.DataAnnotations;

namespace Platform.Jobs;

/// <summary>How jobs with a moment are found and tried again. Section <c>Platform:Schedule</c>.</summary>
public sealed class ScheduleOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Schedule";

    /// <summary>How often due jobs are looked for: a job is at most this late. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that are done at the same time; one that hangs takes one place and holds up nobody else. Default 16.</summary>
    [Range(1, 1024)]
    public int AtOnce { get; set; } = 16;

    /// <summary>The wait before the second attempt at a job; doubled for each further one. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts; a job is never given up. Default 1 h; at least <see cref="RetryDelay"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan RetryLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Settings that only together make sense.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RetryLimit < RetryDelay)
        {
            yield return new($"{Section}:{nameof(RetryLimit)} is {RetryLimit}: it must not be shorter than {nameof(RetryDelay)}, which is {RetryDelay}");
        }
    }
}
