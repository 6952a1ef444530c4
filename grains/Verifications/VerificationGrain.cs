using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Platform.Agents;
using Platform.Orders;
using Platform.Threads;
using Platform.Understanding;

namespace Platform.Verifications;

/// <summary>
/// Compares proofs for one correspondent, one after the other, and answers only when the try is durable: a crash before that has told
/// nobody anything, a crash after it has counted.
/// </summary>
public sealed class VerificationGrain(
    [PersistentState("verification", PlatformStorage.Grains)] IPersistentState<VerificationState> saved,
    IOrderStore orders,
    IOptions<VerificationOptions> options) : Grain, IVerificationGrain
{
    private VerificationState State => saved.RecordExists ? saved.State : VerificationState.Empty;

    public async Task<AgentAnswer> Prove(AgentRequest request, int level)
    {
        var answer = new AgentAnswer();
        if (ProposedOrder.Accept(request) is var accepted && accepted.Slots.Length > request.Slots.Length)
        {
            request = accepted;
            answer = answer with { Learns = [new(SlotNames.OrderNumber, request.Slot(SlotNames.OrderNumber)!)] };
        }

        while (true)
        {
            var step = VerificationDecider.Decide(request, level);
            switch (step)
            {
                case VerificationStep.Proved:
                    return answer;
                case VerificationStep.Ask ask:
                    return VerificationAnswers.Asking(answer, request, ask.Slot);
                case VerificationStep.HandOff handOff:
                    return answer with { HandOff = handOff.Reason };
                case VerificationStep.Compare when VerificationDecider.IsLocked(VerificationDecider.Forget(State, request.Now), options.Value):
                    return answer with { HandOff = "verification-locked" };
                case VerificationStep.Compare compare:
                    var match = await orders.MatchAsync(compare.Proof);
                    var tried = new VerificationTry(request.Correspondent, compare.Proof.OrderNumber ?? "", match is not null, request.Now);
                    await CountAsync(request, compare, tried);
                    answer = answer with { Tries = answer.Tries.Add(tried) };
                    if (match is null)
                    {
                        return VerificationDecider.IsLocked(State, options.Value)
                            ? answer with { HandOff = "verification-locked", Forgets = VerificationAnswers.Claimed(compare) }
                            : VerificationAnswers.Mismatch(answer, request, compare);
                    }

                    answer = VerificationAnswers.Proved(answer, request, match, compare.Level);
                    request = VerificationAnswers.Raise(request, answer);
                    break;
                default:
                    throw new InvalidOperationException($"unknown step {step.GetType().Name}");
            }
        }
    }

    public Task<ImmutableArray<VerificationTry>> GetTries() => Task.FromResult<ImmutableArray<VerificationTry>>([.. State.Tries.Select(tried => tried.Try)]);

    public async Task Erase()
    {
        if (saved.RecordExists)
        {
            await saved.ClearStateAsync();
        }
    }

    public Task EncryptAnew() => saved.RecordExists ? saved.WriteStateAsync() : Task.CompletedTask;

    private async Task CountAsync(AgentRequest request, VerificationStep.Compare compare, VerificationTry tried)
    {
        var current = VerificationDecider.Forget(State, request.Now);
        var next = VerificationDecider.Count(current, IdOf(request, compare), tried);
        if (next != State)
        {
            saved.State = next;
            await saved.WriteStateAsync();
        }
    }

    private static string IdOf(AgentRequest request, VerificationStep.Compare compare) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.ThreadId}\0{request.Turn}\0{compare}")).AsSpan(0, 12));
}
