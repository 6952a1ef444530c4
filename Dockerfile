FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish gateway/Platform.Gateway.csproj -c Release -o /app
# The demo shop and its documents are what `run` uses when it is given no others.
RUN cp -r samples /app/samples

# Not the alpine or chiseled image: dates in replies need ICU.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# --urls decides what is listened on, not the base image.
ENV ASPNETCORE_HTTP_PORTS=
RUN install -d -m 0700 -o $APP_UID -g $APP_UID /data
USER $APP_UID
VOLUME /data
EXPOSE 8080
# Beyond loopback the platform does not start without PLATFORM_API_KEY.
ENTRYPOINT ["dotnet", "platform.dll"]
CMD ["run", "--data", "/data", "--urls", "http://0.0.0.0:8080"]
