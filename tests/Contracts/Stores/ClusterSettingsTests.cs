using Microsoft.Extensions.Configuration;
using Platform.Silo.Hosting;

namespace Platform.Tests.Contracts.Stores;

/// <summary>What a cluster refuses before anything starts.</summary>
public sealed class ClusterSettingsTests
{
    [Fact]
    public void Without_a_name_there_is_no_cluster() => Assert.False(From([]).IsEnabled);

    [Theory]
    [InlineData("Platform:Cluster:Address", "somewhere", "Platform:Cluster:Address somewhere is no IP address")]
    [InlineData("Platform:Cluster:RetryFor", "01:00:00", "RetryFor")]
    [InlineData("Platform:Cluster:SiloPort", "0", "SiloPort")]
    public void A_bad_setting_never_starts_and_is_named(string key, string value, string expected)
    {
        var refusal = Assert.Throws<ArgumentException>(() => From(new() { [key] = value }));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_of_its_own_without_folders_says_which_is_missing()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => SiloHost.StartAsync([]));

        Assert.Equal("--data FOLDER is missing", refusal.Message);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("Platform:Ses:Region", "eu-central-1", false)]
    [InlineData("Platform:Ses:Send", "false", false)]
    [InlineData("Platform:Ses:Send", "true", true)]
    [InlineData("Platform:Smtp:Host", "", false)]
    [InlineData("Platform:Smtp:Host", "relay.example", true)]
    public void Silos_need_a_shared_outbox_unless_they_send(string? key, string? value, bool sends) =>
        Assert.Equal(sends, SmtpServices.SendsMail(new ConfigurationBuilder().AddInMemoryCollection(key is null ? [] : new Dictionary<string, string?> { [key] = value }).Build()));

    private static PlatformClusterOptions From(Dictionary<string, string?> settings) =>
        PlatformClusterOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
