using System.ComponentModel.DataAnnotations;

namespace Platform.Privacy;

/// <summary>How long data of people is kept. Section <c>Platform:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Privacy";

    /// <summary>
    /// Days after its last activity that a thread is kept, with its mails and replies; also the age from which quarantined mails and files
    /// of taken and handed-over mails are removed. Default 730 (two years: the time within which defects may be claimed in the EU,
    /// directive 2019/771 art. 10). Zero keeps everything.
    /// </summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; } = 730;

    /// <summary>How often what is older is looked for; the first time at the start. Default one day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "31.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The wait before an erasure that failed, or that a crash interrupted, is taken up again. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);
}
