@echo off
rem 双击本文件，在浏览器里打开页面。用法见 使用说明.pdf。本文件用 GBK 编码。
chcp 936 >nul
title 统计报表
pushd "%~dp0"
if errorlevel 1 goto nofolder
if not exist "zonereport.exe" goto notunpacked
echo 页面正在浏览器里打开……
echo.
zonereport.exe serve
if not errorlevel 1 goto done
echo.
echo 没有正常结束，原因见上面几行；怎么办见 使用说明.pdf 的“出了问题怎么办”。
goto hold
:notunpacked
echo 找不到 zonereport.exe。
echo 请先解压：右键点压缩包，选“全部解压缩”，再到解压出来的文件夹里双击本文件。
echo 已经解压还找不到的，可能被杀毒软件隔离了，见 使用说明.pdf 的“出了问题怎么办”。
goto hold
:nofolder
echo 打不开本文件所在的文件夹。请把整个文件夹复制到本机硬盘上再双击。
:hold
echo.
pause
:done
popd
