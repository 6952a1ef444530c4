using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Platform.Silo.Hosting;

/// <summary>Silos and gateways as processes of their own (docs/adr/0025-cluster.md). Section <c>Platform:Cluster</c>.</summary>
public sealed class PlatformClusterOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Cluster";

    /// <summary>The cluster's name, the same in all its processes; empty for the embedded profile, one process. Default empty.</summary>
    public string Id { get; set; } = "";

    /// <summary>Of a silo: the IP address under which the others reach it; empty for this machine's first. Default empty.</summary>
    public string Address { get; set; } = "";

    /// <summary>Of a silo: the port for other silos. Default 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Of a silo: the port for gateways. Default 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>
    /// Of a silo that sends neither through SES nor through a relay: the Maildir of replies, in a folder that all silos share, because a reply that one
    /// has staged another may have to hand over. No default.
    /// </summary>
    public string Outbox { get; set; } = "";

    /// <summary>Of a gateway: how long a call is tried again while a silo is replaced. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is a cluster.</summary>
    public bool IsEnabled => Id.Length > 0;

    /// <summary>The settings, checked.</summary>
    /// <exception cref="ArgumentException">A setting is missing or cannot be; the message names it.</exception>
    public static PlatformClusterOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<PlatformClusterOptions>() ?? new();
        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), wrong, validateAllProperties: true)
            ? options
            : throw new ArgumentException($"{Section}: {wrong[0].ErrorMessage}");
    }

    /// <summary>Settings that only together make sense.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length > 0 && !IPAddress.TryParse(Address, out _))
        {
            yield return new($"{Section}:Address {Address} is no IP address", [nameof(Address)]);
        }

        if (IsEnabled && Environment.GetEnvironmentVariable(ThreadKeys.Variable) is null or "")
        {
            yield return new($"{Section}:Id is set, so that all processes need the same {ThreadKeys.Variable}; make one with: echo \"1:$(openssl rand -base64 32)\"", [nameof(Id)]);
        }
    }
}
