using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Platform.Models;

/// <summary>Free text from a model, within the budgets of the day and the whole. Failures are <see cref="ModelException"/>s; a late answer is a cancellation.</summary>
public sealed class TextGenerator(ModelClient client, IGrainFactory grains, IOptions<ModelOptions> options, TimeProvider time)
{
    private const int LettersPerToken = 3;
    private readonly GenerateOptions _options = options.Value.Generate;

    /// <summary>Whether there is a model.</summary>
    public bool IsAvailable => client.Chat is not null && _options.Model.Length > 0;

    /// <summary>The answer, as it comes.</summary>
    /// <param name="system">How to answer; null for nothing.</param>
    /// <param name="prompt">What to answer.</param>
    /// <param name="maxTokens">The longest answer.</param>
    /// <param name="temperature">0 to 1; null: the model's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ModelException">The provider gave none, or a budget is used up (<see cref="ModelFailure.OverBudget"/>).</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GenerateAsync(
        string? system, string prompt, int maxTokens, float? temperature, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var price = options.Value.Price(_options.Model);
        var sent = (prompt.Length + (system?.Length ?? 0)) / LettersPerToken;
        var (settle, usedUp) = await new ModelBudgets(grains, options.Value.Budgets, time).TryReserveAsync(null, price.Of(sent, maxTokens));
        if (settle is null)
        {
            throw new ModelException(ModelFailure.OverBudget, $"the budget of the {usedUp} is used up");
        }

        using var late = new CancellationTokenSource(_options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        ChatMessage[] messages = system is null ? [new(ChatRole.User, prompt)] : [new(ChatRole.System, system), new(ChatRole.User, prompt)];
        var usage = new UsageDetails();
        var letters = 0;
        try
        {
            var settings = new ChatOptions { ModelId = _options.Model, MaxOutputTokens = maxTokens, Temperature = temperature };
            await foreach (var update in client.Chat!.GetStreamingResponseAsync(messages, settings, either.Token))
            {
                foreach (var counted in update.Contents.OfType<UsageContent>())
                {
                    usage.Add(counted.Details);
                }

                letters += update.Text.Length;
                yield return update;
            }
        }
        finally
        {
            // A provider that counted nothing, or was cut off, is charged by length.
            await settle(price.Of((int)(usage.InputTokenCount ?? sent), (int)(usage.OutputTokenCount ?? (letters / LettersPerToken))));
        }
    }
}
