using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Platform.Knowledge.Vectors;
using Platform.Models;
using Platform.Tests.Support;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class NearPassagesTests
{
    private static readonly Platform.Knowledge.KnowledgeDocument Guests = HybridKnowledge.Document("guests.md", "# Guests\n\nA guest pass costs $12.\n");

    [Fact]
    public async Task The_nearest_are_found_and_the_call_is_counted()
    {
        using var shop = new HybridKnowledge(nameof(The_nearest_are_found_and_the_call_is_counted), embeddings: Named("counted"));
        using var counted = new Counted("counted");
        await shop.LoadAsync(Guests, HybridKnowledge.Document("pool.md", "# Swimming pool\n\nFour lanes.\n"));

        var near = await shop.Near.FindAsync("guest pass?");

        Assert.Equal(shop.Index.List().Single(passage => passage.Text.StartsWith("Guests", StringComparison.Ordinal)).Key, near[0]);
        Assert.Equal(["passage used", "question used"], counted.Calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_late_is_left_behind_and_counted()
    {
        var time = new ManualTime(new(2026, 8, 3, 9, 0, 0, TimeSpan.Zero));
        using var shop = new HybridKnowledge(nameof(A_model_that_is_late_is_left_behind_and_counted), embeddings: Named("late"), time: time);
        using var counted = new Counted("late");
        await shop.LoadAsync(Guests);
        shop.Model.Before = _ => new TaskCompletionSource().Task;

        var finding = shop.Near.FindAsync("guest pass?");
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(finding.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Empty(await finding);
        Assert.Contains("question timed-out", counted.Calls);
    }

    [Theory]
    [InlineData(ModelFailure.Throttled, "throttled")]
    [InlineData(ModelFailure.Unavailable, "unavailable")]
    [InlineData(ModelFailure.Rejected, "refused")]
    public async Task A_model_that_fails_is_counted_and_no_error(ModelFailure failure, string outcome)
    {
        using var shop = new HybridKnowledge(nameof(A_model_that_fails_is_counted_and_no_error) + outcome, embeddings: Named("fails " + outcome));
        using var counted = new Counted("fails " + outcome);
        await shop.LoadAsync(Guests);
        shop.Model.Before = _ => throw new ModelException(failure, "HTTP 500");

        Assert.Empty(await shop.Near.FindAsync("guest pass?"));
        Assert.Contains("question " + outcome, counted.Calls);
    }

    [Fact]
    public async Task A_store_that_fails_is_no_error()
    {
        using var shop = new HybridKnowledge(nameof(A_store_that_fails_is_no_error));
        await shop.LoadAsync(Guests);
        var broken = NSubstitute.Substitute.For<IVectorStore>();
        NSubstitute.SubstituteExtensions.ReturnsForAnyArgs<Task<IReadOnlyList<string>>>(
            broken.NearestAsync("", default, 0), _ => throw new HttpRequestException("down"));
        var near = new NearPassages(new(shop.Model, Options.Create(shop.Settings), TimeProvider.System), broken, Options.Create(shop.Settings), TimeProvider.System);

        Assert.Empty(await near.FindAsync("guest pass?"));
    }

    [Fact]
    public async Task Only_what_a_mail_asks_is_embedded()
    {
        var asked = new List<string>();
        using var shop = new HybridKnowledge(nameof(Only_what_a_mail_asks_is_embedded), generator: new Listening(asked));

        await shop.Near.FindAsync("Hello,\n\nI am John Doe of 5 Main Street and I was at your shop last week with my two children, who liked the trains very much indeed, and now I would like to come again soon. How much does a guest pass cost?\n\n> old words");
        await shop.Near.FindAsync("   ");
        await shop.Near.FindAsync(new string('x', 5000));

        Assert.Equal(2, asked.Count);
        Assert.Equal("How much does a guest pass cost?", asked[0]);
        Assert.Equal(2000, asked[1].Length);
    }

    private static EmbeddingOptions Named(string model) => new() { Provider = "openai", Model = model };

    private sealed class Listening(List<string> heard) : Microsoft.Extensions.AI.DelegatingEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>(new WordVectors())
    {
        public override Task<Microsoft.Extensions.AI.GeneratedEmbeddings<Microsoft.Extensions.AI.Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var all = values.ToList();
            heard.AddRange(all);
            return base.GenerateAsync(all, options, cancellationToken);
        }
    }

    /// <summary>Calls of one model, by purpose and outcome.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener;

        public Counted(string model)
        {
            _listener = new()
            {
                InstrumentPublished = (instrument, meters) =>
                {
                    if (instrument.Meter.Name == PlatformTelemetry.Name && instrument.Name == "platform.embeddings.calls")
                    {
                        meters.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value, StringComparer.Ordinal);
                if (named["gen_ai.request.model"] == model)
                {
                    Calls.Add($"{named["platform.embedding.purpose"]} {named["platform.outcome"]}");
                }
            });
            _listener.Start();
        }

        public ConcurrentBag<string> Calls { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
