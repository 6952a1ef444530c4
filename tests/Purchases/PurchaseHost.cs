using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Platform.Jobs;
using Platform.Purchases;
using Platform.Tests.EndToEnd;
using Platform.Workflows;

namespace Platform.Tests.Purchases;

/// <summary>A platform in a process of its own that kills itself (SIGKILL) when one of its purchases has come to a point.</summary>
internal static class PurchaseHost
{
    public const string FolderVariable = "PLATFORM_TEST_PURCHASES";
    private const string CountVariable = "PLATFORM_TEST_PURCHASES_COUNT";
    private const string PointVariable = "PLATFORM_TEST_PURCHASES_POINT";

    /// <summary>The id of an offer.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"offer-{number:00}");

    /// <summary>An accepted offer; a declined one names an order that is not the customer's.</summary>
    public static PurchaseOrder Order(int number, bool declined) =>
        GivenPurchase.Order(IdOf(number)) is var order && declined ? order with { PayingOrder = "99999" } : order;

    /// <summary>Runs a life in which a purchase is begun and which ends when it has come to its point.</summary>
    public static async Task LiveAsync(string folder, int number, PurchasePoint point)
    {
        var assembly = Assembly.GetExecutingAssembly().Location;
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            ArgumentList = { "exec", assembly },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = assembly,
                [FolderVariable] = folder,
                [CountVariable] = number.ToString(CultureInfo.InvariantCulture),
                [PointVariable] = $"{point.Action} {point.Step} {point.After} {point.Declined}",
            },
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        Assert.NotEqual(0, process.ExitCode);
    }

    /// <summary>The child's side.</summary>
    public static void Run(string folder)
    {
        Task.Run(async () =>
        {
            var number = int.Parse(Environment.GetEnvironmentVariable(CountVariable)!, CultureInfo.InvariantCulture);
            var parts = Environment.GetEnvironmentVariable(PointVariable)!.Split(' ');
            var point = new PurchasePoint(Enum.Parse<WorkflowAction>(parts[0]), parts[1], bool.Parse(parts[2]), bool.Parse(parts[3]));
            var platform = await PlatformFixture.StartAsync(folder, configure: builder =>
            {
                foreach (var step in builder.Services.Where(service => service.ServiceType == typeof(IWorkflowStep<PurchaseState>)).ToList())
                {
                    builder.Services.Remove(step);
                    builder.Services.AddSingleton<IWorkflowStep<PurchaseState>>(provider => new KillingStep(
                        (IWorkflowStep<PurchaseState>)ActivatorUtilities.CreateInstance(provider, step.ImplementationType!), IdOf(number), point));
                }
            });
            var order = Order(number, point.Declined);
            await platform.Host.Services.GetRequiredService<IJobSchedule>().PutAsync(
                [new(JobData.Create($"{order.Offer.Id}/start", PurchaseOrder.StartKind, order), order.AcceptedAt, order.Offer.CustomerId)]);
        }).GetAwaiter().GetResult();
        new ManualResetEventSlim().Wait();
    }

    /// <summary>A step that kills the process before or after one purchase does or undoes it.</summary>
    private sealed class KillingStep(IWorkflowStep<PurchaseState> inner, string offer, PurchasePoint point) : IWorkflowStep<PurchaseState>
    {
        public string Name => inner.Name;

        public Task<StepResult<PurchaseState>> DoAsync(PurchaseState state, CancellationToken cancellationToken = default) =>
            ReachAsync(WorkflowAction.Do, state, () => inner.DoAsync(state, cancellationToken));

        public Task<StepResult<PurchaseState>> UndoAsync(PurchaseState state, CancellationToken cancellationToken = default) =>
            ReachAsync(WorkflowAction.Undo, state, () => inner.UndoAsync(state, cancellationToken));

        private async Task<StepResult<PurchaseState>> ReachAsync(WorkflowAction action, PurchaseState state, Func<Task<StepResult<PurchaseState>>> act)
        {
            var dies = state.Order.Offer.Id == offer && action == point.Action && Name == point.Step;
            if (dies && !point.After)
            {
                Kill();
            }

            var result = await act();
            if (dies)
            {
                Kill();
            }

            return result;
        }

        private static void Kill()
        {
            Process.GetCurrentProcess().Kill();
            new ManualResetEventSlim().Wait();
        }
    }
}
