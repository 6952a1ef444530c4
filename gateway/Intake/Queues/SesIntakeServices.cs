namespace Platform.Gateway.Intake.Queues;

/// <summary>The edges of mail on AWS.</summary>
internal static class SesIntakeServices
{
    public static IServiceCollection AddSesIntake(this IServiceCollection services)
    {
        services.AddSingleton<SesMails>();
        services.AddSingleton<SesFeedback>();
        services.AddHostedService<SesInbox>();
        services.AddHostedService<SesFeedbackQueue>();
        return services;
    }
}
