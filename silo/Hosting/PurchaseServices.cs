using Microsoft.Extensions.DependencyInjection;
using Platform.Jobs;
using Platform.Offers;
using Platform.Purchases;
using Platform.Purchases.Steps;
using Platform.Silo.Adapters.Offers;
using Platform.Silo.Adapters.Payments;
using Platform.Silo.Adapters.Purchases;
using Platform.Workflows;

namespace Platform.Silo.Hosting;

/// <summary>Offers and purchases.</summary>
internal static class PurchaseServices
{
    public static IServiceCollection AddOffersAndPurchases(this IServiceCollection services)
    {
        Bind<OfferOptions>(OfferOptions.Section);
        Bind<PurchaseOptions>(PurchaseOptions.Section);
        Bind<PaymentOptions>(PaymentOptions.Section);
        Bind<WorkflowOptions>(WorkflowOptions.Section);
        services.AddSingleton<IOfferStore, SqliteOfferStore>();
        services.AddSingleton<IStock, SqliteStock>();
        services.AddSingleton<IPaymentGateway, FakePaymentGateway>();
        services.AddSingleton<IOrderBook, SqliteOrderBook>();
        services.AddSingleton<IPurchaseIndex, SqlitePurchaseIndex>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, AcceptStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, ReserveStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, PriceStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, PayStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, OrderStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, ConfirmStep>();
        services.AddSingleton<IWorkflowStep<PurchaseState>, ProfileStep>();
        services.AddSingleton<IJobHandler, HoldOfferHandler>();
        services.AddSingleton<IJobHandler, StartPurchaseHandler>();
        services.AddSingleton<IJobHandler, ResumePurchaseHandler>();
        return services;

        void Bind<T>(string section)
            where T : class =>
            services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
    }
}
