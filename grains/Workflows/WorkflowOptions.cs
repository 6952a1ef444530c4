using System.ComponentModel.DataAnnotations;

namespace Platform.Workflows;

/// <summary>How steps are tried again. Section <c>Platform:Workflows</c>.</summary>
public sealed class WorkflowOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Workflows";

    /// <summary>Attempts at a step before what was done is undone. A compensation is tried for ever; from this many attempts on a human is called. Default 5.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 5;

    /// <summary>The wait before the second attempt; doubled for each further one. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two attempts. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(10);
}
