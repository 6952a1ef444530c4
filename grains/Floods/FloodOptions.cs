using System.ComponentModel.DataAnnotations;

namespace Platform.Floods;

/// <summary>How many customer's mails are answered before somebody is flooding (docs/adr/0020-floods.md). Section <c>Platform:Flood</c>.</summary>
public sealed class FloodOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Flood";

    /// <summary>Mails of one address at once, over all threads; what comes beyond goes to a human and is not answered. Default 30.</summary>
    [Range(1, 1_000_000, ErrorMessage = Section + ":AddressMails has to be between 1 and 1000000.")]
    public int AddressMails { get; set; } = 30;

    /// <summary>After how long an address may send one more. Default 1 min, so that 30 at once and 60 an hour are answered.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = Section + ":AddressEvery has to be between 1 ms and 1 day.")]
    public TimeSpan AddressEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Mails in one thread at once, whoever writes. Default 20.</summary>
    [Range(1, 1_000_000, ErrorMessage = Section + ":ThreadMails has to be between 1 and 1000000.")]
    public int ThreadMails { get; set; } = 20;

    /// <summary>After how long a thread may take one more. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = Section + ":ThreadEvery has to be between 1 ms and 1 day.")]
    public TimeSpan ThreadEvery { get; set; } = TimeSpan.FromMinutes(1);
}
