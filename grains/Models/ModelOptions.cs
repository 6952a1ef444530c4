using System.Globalization;

namespace Platform.Models;

/// <summary>Which models help, and what they may cost. Section <c>Platform:Models</c>. Keys of access come from the environment only.</summary>
public sealed class ModelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Models";

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(2);

    /// <summary><c>none</c>, <c>bedrock</c>, <c>openai</c> or <c>replay</c>. Default <c>none</c>: nothing else of this section is then read.</summary>
    public string Provider { get; set; } = ModelProviders.None;

    /// <summary>The provider's address; empty: its public one. Default empty.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The AWS region of Bedrock; empty: that of the AWS environment. Default empty.</summary>
    public string Region { get; set; } = "";

    /// <summary>The environment variable that holds the key of an OpenAI-compatible endpoint. Default <c>OPENAI_API_KEY</c>. Bedrock uses AWS' own credential chain.</summary>
    public string KeyVariable { get; set; } = "OPENAI_API_KEY";

    /// <summary>Reads messages, behind the rules.</summary>
    public ModelRoleOptions Understanding { get; set; } = new();

    /// <summary>Words replies.</summary>
    public ModelRoleOptions Drafting { get; set; } = new();

    /// <summary>Sums up threads that are handed off.</summary>
    public ModelRoleOptions Summary { get; set; } = new();

    /// <summary>Free text for the shop's own tools.</summary>
    public GenerateOptions Generate { get; set; } = new();

    /// <summary>The turns from which a thread that is handed off is summed up. Default 4.</summary>
    public int SummaryFrom { get; set; } = 4;

    /// <summary>The price of every model that is named above.</summary>
    public IList<ModelPrice> Prices { get; } = [];

    /// <summary>What may be spent.</summary>
    public ModelBudgetOptions Budgets { get; set; } = new();

    /// <summary>How often a throttled or failed call is made again. Default 1. Of all calls at most a tenth are repetitions, so that a provider in trouble is not kept there.</summary>
    public int Retries { get; set; } = 1;

    /// <summary>The wait before a repetition; doubled each time. Default 200 ms.</summary>
    public TimeSpan RetryWait { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A folder of prompts that go before those of the platform: <c>ROLE/VERSION.md</c>; empty: none. Default empty.</summary>
    public string PromptFolder { get; set; } = "";

    /// <summary>The folder of recorded calls, for <c>replay</c> and <see cref="Record"/>; empty: none. Default empty.</summary>
    public string Cassettes { get; set; } = "";

    /// <summary>Whether calls are recorded. They hold customers' words: for test data only. Default false.</summary>
    public bool Record { get; set; }

    /// <summary>The options of a role.</summary>
    public ModelRoleOptions Role(string role) => role switch
    {
        ModelRoles.Understanding => Understanding,
        ModelRoles.Drafting => Drafting,
        ModelRoles.Summary => Summary,
        _ => throw new ArgumentException($"{role} is no role", nameof(role)),
    };

    /// <summary>The price of a model; free when it has none.</summary>
    public ModelPrice Price(string model) => Prices.FirstOrDefault(price => price.Model == model) ?? new() { Model = model };

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="InvalidOperationException">The message names the key.</exception>
    public void Validate()
    {
        if (Provider == ModelProviders.None)
        {
            return;
        }

        Require(Provider is ModelProviders.Bedrock or ModelProviders.OpenAi or ModelProviders.Replay, nameof(Provider), $"is '{Provider}': give none, bedrock, openai or replay");
        Require(Endpoint.Length == 0 || Uri.TryCreate(Endpoint, UriKind.Absolute, out _), nameof(Endpoint), "is no address");
        Require(Provider != ModelProviders.Replay && !Record || Cassettes.Length > 0, nameof(Cassettes), "is empty: recorded calls need a folder");
        Require(Retries is >= 0 and <= 5, nameof(Retries), "is not from 0 to 5");
        Require(RetryWait >= TimeSpan.Zero && RetryWait <= TimeSpan.FromSeconds(10), nameof(RetryWait), "is not from 0 to 10 s");
        Require(SummaryFrom >= 1, nameof(SummaryFrom), "is below 1");
        Require(Budgets is { Thread: >= 0, Day: >= 0, Whole: >= 0 }, nameof(Budgets), "has an amount below 0");
        Require(Generate.Timeout > TimeSpan.Zero && Generate.Timeout <= LongestTimeout, "Generate:Timeout", "is not above 0 and up to 2 min");
        Require(Generate is { MaxTokens: >= 1 and <= 100_000, CallsPerMinute: >= 1 and <= 100_000 }, nameof(Generate), "has a MaxTokens or CallsPerMinute that is not from 1 to 100,000");
        Require(Generate.Model.Length == 0 || Prices.Any(price => price.Model == Generate.Model), nameof(Prices), $"has no price for {Generate.Model}: without one no budget can hold");
        foreach (var name in (string[])[ModelRoles.Understanding, ModelRoles.Drafting, ModelRoles.Summary])
        {
            var role = Role(name);
            var key = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
            Require(role.Timeout > TimeSpan.Zero && role.Timeout <= LongestTimeout, $"{key}:{nameof(role.Timeout)}", "is not above 0 and up to 2 min");
            Require(role.MaxTokens is >= 1 and <= 100_000, $"{key}:{nameof(role.MaxTokens)}", "is not from 1 to 100,000");
            Require(role.Model.Length > 0 || role.Smaller.Length == 0, $"{key}:{nameof(role.Smaller)}", "has no model before it");
            var unpriced = role.Ladder.FirstOrDefault(model => Prices.All(price => price.Model != model));
            Require(unpriced is null, nameof(Prices), $"has no price for {unpriced}: without one no budget can hold");
        }
    }

    private static void Require(bool holds, string key, string problem)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Section}:{key} {problem}.");
        }
    }
}
